'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Segmented } from '@/components/ui/segmented';
import { ServiceName } from '@/components/ui/service-name';
import { parseDuration } from '@/lib/query/duration';
import { formatDuration } from '@/lib/time/format-duration';
import { FOLD_FROM } from '@/lib/trace/fold-siblings';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';

const SERVICES = 40;

/** What the rows leave out and where a span's detail is shown. */
export function ViewMenu({ facts, state }: { facts: TraceFacts; state: TraceView }) {
  const { url, setUrl, timeline, collapseTo } = state;
  const { services, maxDepth } = facts.model;
  const { tooShort, inner } = timeline.hidden;
  const hidden = tooShort + inner;
  const level = url.depth === null ? '' : String(url.depth);
  return (
    <>
      <Popover>
        <PopoverTrigger asChild>
          <Button size="sm" variant="ghost">
            <SlidersHorizontal aria-hidden />
            View
          </Button>
        </PopoverTrigger>
        <PopoverContent align="start" aria-label="What the rows show" className="flex w-80 flex-col gap-3">
          <div className="flex items-center justify-between gap-3 text-xs">
            Hide spans shorter than
            <ThresholdInput minNs={url.min} onChange={(min) => void setUrl({ min: min || null })} />
          </div>
          <div className="flex items-center justify-between gap-3 text-xs">
            Open levels down to
            <Input
              type="number"
              aria-label="Open levels down to"
              min={0}
              max={maxDepth}
              className="h-7 w-24 text-right text-xs"
              placeholder="all"
              value={level}
              onChange={({ target }) =>
                collapseTo(target.value === '' ? null : Math.max(0, Math.floor(Number(target.value)) || 0))
              }
            />
          </div>
          <label className="flex items-center gap-2 text-xs">
            <input
              type="checkbox"
              className="accent-accent"
              checked={url.fold}
              onChange={({ target }) => void setUrl({ fold: target.checked, unfold: null })}
            />
            Fold {FOLD_FROM} or more alike siblings into one row
          </label>
          <div className="flex items-center justify-between gap-3 text-xs">
            Span detail
            <Segmented
              label="Span detail"
              value={url.detail}
              options={[
                { value: 'side', label: 'Beside' },
                { value: 'inline', label: 'In the rows' },
              ]}
              onChange={(detail) => void setUrl({ detail })}
            />
          </div>
          <fieldset className="flex flex-col gap-1 text-xs">
            <legend className="pb-1 text-muted">Hide the inner spans of</legend>
            <Inner state={state} name="*" label="all services" />
            <div className="flex max-h-48 flex-col gap-1 overflow-y-auto">
              {services.slice(0, SERVICES).map(({ name }) => (
                <Inner key={name} state={state} name={name} label={name} />
              ))}
            </div>
          </fieldset>
        </PopoverContent>
      </Popover>
      {hidden > 0 ? (
        <Button
          size="sm"
          variant="ghost"
          title={[
            tooShort > 0 ? `${tooShort.toLocaleString('en')} shorter than ${formatDuration(url.min)}` : '',
            inner > 0 ? `${inner.toLocaleString('en')} inside a service` : '',
          ]
            .filter(Boolean)
            .join(', ')}
          onClick={() => void setUrl({ min: null, inner: null })}
        >
          {hidden.toLocaleString('en')} hidden
          <span className="text-accent-text">Show</span>
        </Button>
      ) : null}
    </>
  );
}

function Inner({ state, name, label }: { state: TraceView; name: string; label: string }) {
  const { inner } = state.url;
  return (
    <label className="flex min-w-0 items-center gap-2">
      <input
        type="checkbox"
        className="accent-accent"
        checked={inner.includes(name)}
        onChange={({ target }) => {
          const rest = inner.filter((one) => one !== name);
          void state.setUrl({ inner: target.checked ? [...rest, name] : rest });
        }}
      />
      {name === '*' ? label : <ServiceName service={label} />}
    </label>
  );
}

/** A duration as text, taken when it can be read. */
function ThresholdInput({ minNs, onChange }: { minNs: number; onChange: (minNs: number) => void }) {
  const [text, setText] = useState(minNs === 0 ? '' : formatDuration(minNs));
  const read = (value: string) => (value.trim() === '' ? 0 : Number(parseDuration(value)?.ns ?? -1));
  return (
    <Input
      aria-label="Hide spans shorter than"
      className="h-7 w-24 text-right text-xs"
      placeholder="1 ms"
      aria-invalid={read(text) < 0}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        const ns = read(target.value);
        if (ns >= 0 && ns <= 2 ** 53) onChange(ns);
      }}
    />
  );
}
