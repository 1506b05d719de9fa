'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { serverNowNs } from '@/lib/http/server-clock';
import { parseTimeExpression } from '@/lib/time/date-math';
import type { CompareView } from '../use-compare-view';

const QUICK = ['now-15m', 'now-1h', 'now-6h', 'now-12h'] as const;

/** The moment that splits before and after: a time as everywhere, or one of a few. */
export function SplitPicker({ view }: { view: CompareView }) {
  const { state, choose } = view;
  const [text, setText] = useState(state.at);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setText(state.at);
    setWrong(false);
  }, [state.at]);
  const submit = (at: string) => {
    const isTime = parseTimeExpression(at.trim(), serverNowNs(), { roundUp: false }) !== null;
    setWrong(!isTime);
    if (isTime) choose({ at: at.trim(), row: '' });
  };
  return (
    <form
      className="flex min-w-0 flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit(text);
      }}
    >
      <label htmlFor="compare-split" className="text-muted text-xs">
        What changed at
      </label>
      <Input
        id="compare-split"
        className="w-60"
        placeholder="2026-11-22T08:00:00Z or now-2h"
        value={text}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'compare-split-wrong' : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">Compare</Button>
      {QUICK.map((at) => (
        <Button key={at} variant="ghost" aria-pressed={state.at === at} onClick={() => submit(at)}>
          {at.slice(4)} ago
        </Button>
      ))}
      {wrong ? (
        <span id="compare-split-wrong" role="alert" className="text-danger-text text-xs">
          Write ISO 8601, or date math such as now-2h.
        </span>
      ) : null}
    </form>
  );
}
