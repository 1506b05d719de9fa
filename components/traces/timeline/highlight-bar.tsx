'use client';

import { ChevronDown, ChevronUp, Highlighter, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { parseTraceQuery } from '@/lib/query/trace/parse-trace-query';
import { tellingSpans } from '@/lib/query/trace/telling-spans';
import type { FindState } from './use-find';

interface HighlightBarProps {
  q: string;
  found: FindState;
  selected: number;
  step: (by: 1 | -1) => void;
  clear: () => void;
}

/** Which spans the query that led here matches, with the way from one to the next. */
export function HighlightBar({ q, found, selected, step, clear }: HighlightBarProps) {
  const count = found.matches.length;
  const at = found.matches.indexOf(selected);
  return (
    <section
      aria-label="Spans that match the search"
      className="flex shrink-0 items-center gap-1.5 border-line border-b bg-mark/12 px-3 py-0.5 text-xs"
    >
      <Highlighter aria-hidden className="size-3.5 shrink-0 text-muted" />
      <output className="shrink-0">
        {found.problem ?? (found.searching ? 'Looking for the spans that match' : matching(count, q))}
      </output>
      <code className="min-w-0 truncate font-mono text-2xs text-muted" title={q}>
        {q}
      </code>
      <span className="ml-auto flex shrink-0 items-center">
        {count > 0 ? (
          <>
            <span className="text-2xs text-muted tabular-nums">
              {at === -1 ? '–' : (at + 1).toLocaleString('en')} / {count.toLocaleString('en')}
            </span>
            <IconButton size="sm" label="Previous matching span" keys="b" onClick={() => step(-1)}>
              <ChevronUp aria-hidden />
            </IconButton>
            <IconButton size="sm" label="Next matching span" keys="f" onClick={() => step(1)}>
              <ChevronDown aria-hidden />
            </IconButton>
          </>
        ) : null}
        <IconButton size="sm" label="End the highlight" onClick={clear}>
          <X aria-hidden />
        </IconButton>
      </span>
    </section>
  );
}

function matching(count: number, q: string): string {
  if (count === 0)
    return tellingSpans(parseTraceQuery(q).expr) === null
      ? 'Found by what the whole trace is, not by single spans'
      : 'No span of this trace matches';
  return count === 1 ? '1 span matches' : `${count.toLocaleString('en')} spans match`;
}
