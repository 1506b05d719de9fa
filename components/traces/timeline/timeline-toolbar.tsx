'use client';

import {
  ChevronDown,
  ChevronsDownUp,
  ChevronsUpDown,
  ChevronUp,
  Minus,
  Plus,
  Route,
  Search,
  ZoomOut,
} from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { formatDuration } from '@/lib/time/format-duration';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import type { FindState } from './use-find';
import { deepestOpen, openOneMore } from './use-timeline-keys';
import { ViewMenu } from './view-menu';

interface TimelineToolbarProps {
  facts: TraceFacts;
  state: TraceView;
  find: FindState;
  findInput: RefObject<HTMLInputElement | null>;
  step: (by: 1 | -1) => void;
}

/** Find, open and close, critical path, zoom. */
export function TimelineToolbar(props: TimelineToolbarProps) {
  const { facts, state, find, findInput, step } = props;
  const { url, setUrl, zoom, view, showWhole, collapseTo } = state;
  const at = find.matches.indexOf(state.selected);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-1 border-line border-b px-3 py-1.5">
      <search className="relative flex w-72 items-center max-sm:w-full">
        <Search aria-hidden className="pointer-events-none absolute left-2 size-3.5 text-faint" />
        <Input
          ref={findInput}
          aria-label="Find in this trace"
          aria-keyshortcuts="/"
          placeholder="Find: name, service, attribute=value…"
          className={cn('h-7 pl-7 text-xs', find.active && 'pr-28')}
          value={url.find}
          onChange={(event) => void setUrl({ find: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
            else if (event.key === 'Escape') {
              void setUrl({ find: null });
              event.currentTarget.blur();
            }
          }}
        />
        {find.active ? (
          <span className="absolute right-0.5 flex items-center text-2xs text-muted">
            <output>
              {find.matches.length === 0
                ? find.searching
                  ? '…'
                  : 'none'
                : `${at === -1 ? '–' : at + 1} / ${find.matches.length}`}
            </output>
            <IconButton size="sm" label="Previous match" keys="b" onClick={() => step(-1)}>
              <ChevronUp aria-hidden />
            </IconButton>
            <IconButton size="sm" label="Next match" keys="f" className="-ml-1.5" onClick={() => step(1)}>
              <ChevronDown aria-hidden />
            </IconButton>
          </span>
        ) : null}
      </search>
      <div className="ml-1 flex items-center">
        <IconButton size="sm" label="Close all" keys="]" onClick={() => collapseTo(0)}>
          <ChevronsDownUp aria-hidden />
        </IconButton>
        <IconButton size="sm" label="Open all" keys="[" onClick={() => collapseTo(null)}>
          <ChevronsUpDown aria-hidden />
        </IconButton>
        <IconButton
          size="sm"
          label="Close one level"
          keys="p"
          onClick={() => collapseTo(Math.max(0, deepestOpen(facts, state) - 1))}
        >
          <Minus aria-hidden />
        </IconButton>
        <IconButton
          size="sm"
          label="Open one level"
          keys="o"
          onClick={() => collapseTo(openOneMore(facts, state))}
        >
          <Plus aria-hidden />
        </IconButton>
      </div>
      <Button
        size="sm"
        variant="ghost"
        aria-pressed={url.path}
        className={url.path ? 'text-accent-text' : ''}
        title="The spans that held up the whole: bold on the timeline"
        onClick={() => void setUrl({ path: !url.path })}
      >
        <Route aria-hidden />
        Critical path
      </Button>
      <ViewMenu facts={facts} state={state} />
      <div className="ml-auto flex items-center gap-2 text-muted text-xs">
        {zoom ? (
          <>
            <span className="max-sm:hidden">
              {formatDuration(view.fromNs)} – {formatDuration(view.toNs)}
            </span>
            <Button size="sm" onClick={showWhole}>
              <ZoomOut aria-hidden />
              Whole trace
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
