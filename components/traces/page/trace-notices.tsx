'use client';

import { Clock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { formatDuration } from '@/lib/time/format-duration';
import type { TraceIssue, TraceModel } from '@/lib/trace/trace-model';
import type { TraceView } from './use-trace-view';

interface TraceNoticesProps {
  model: TraceModel;
  state: TraceView;
}

/** What is odd about a trace, in one line; each part opens the list of its spans. */
export function TraceNotices({ model, state }: TraceNoticesProps) {
  const { issues, clocks } = model;
  // A span of no duration is worth a place in the list, not a warning of its own.
  const isQuiet = clocks.length === 0 && issues.every(({ kind }) => kind === 'no_duration');
  if (issues.length === 0 && clocks.length === 0) return null;
  return (
    <section
      aria-label="What is odd about this trace"
      className={
        isQuiet
          ? 'flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs'
          : 'flex flex-wrap items-center gap-x-3 gap-y-1 text-sev-warn-text text-xs'
      }
    >
      {isQuiet ? null : <TriangleAlert aria-hidden className="-mr-1.5 size-3.5 shrink-0" />}
      {clocks.length > 0 ? <ClockNotice model={model} state={state} /> : null}
      {issues.map((issue) => (
        <IssueNotice key={issue.kind} issue={issue} model={model} state={state} />
      ))}
    </section>
  );
}

const LISTED = 200;

function IssueNotice({ issue, model, state }: { issue: TraceIssue } & TraceNoticesProps) {
  return (
    <Notice text={issue.text}>
      <ol aria-label={issue.text} className="max-h-80 overflow-y-auto">
        {issue.indexes.slice(0, LISTED).map((index) => {
          const node = model.nodes[index];
          if (!node) return null;
          return (
            <li key={index}>
              <button
                type="button"
                className="flex w-full items-baseline gap-2 rounded-sm px-2 py-1 text-left text-xs hover:bg-hover"
                onClick={() => state.select(index)}
              >
                <span className="max-w-2/5 shrink-0 truncate">{node.span.service}</span>
                <span className="min-w-0 flex-1 truncate text-muted">{node.span.name}</span>
                <span className="shrink-0 text-muted">+{formatDuration(node.startNs)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {issue.indexes.length > LISTED ? (
        <p className="px-2 pt-1 text-muted text-xs">
          The first {LISTED} of {issue.indexes.length.toLocaleString('en')}.
        </p>
      ) : null}
    </Notice>
  );
}

function ClockNotice({ model, state }: TraceNoticesProps) {
  const { clocks, skewCorrected } = model;
  const hosts = clocks.length === 1 ? 'One clock was' : `${clocks.length} clocks were`;
  return (
    <>
      <Notice text={skewCorrected ? `${hosts} off: times corrected` : 'Times as sent: clocks differ'}>
        <table className="w-full text-xs" aria-label="Clocks that differ">
          <thead>
            <tr className="text-left text-muted">
              <th className="px-2 py-1 font-normal">Service</th>
              <th className="px-2 py-1 font-normal">Host</th>
              <th className="px-2 py-1 text-right font-normal">Moved by</th>
              <th className="px-2 py-1 text-right font-normal">Spans</th>
            </tr>
          </thead>
          <tbody>
            {clocks.slice(0, LISTED).map(({ service, host, offsetNs, spanCount }) => (
              <tr key={`${service} ${host}`}>
                <td className="px-2 py-1">{service}</td>
                <td className="px-2 py-1 text-muted">{host === '' ? 'not sent' : host}</td>
                <td className="px-2 py-1 text-right tabular-nums">
                  {offsetNs < 0 ? '−' : '+'}
                  {formatDuration(Math.abs(offsetNs))}
                </td>
                <td className="px-2 py-1 text-right tabular-nums">{spanCount.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="max-w-84 px-2 pt-1 text-muted text-xs">
          Reckoned as Jaeger does: a call on another host that does not fit into its caller is put into its
          middle.
        </p>
      </Notice>
      <button
        type="button"
        className="rounded-sm text-accent-text hover:underline"
        onClick={() => void state.setUrl({ raw: skewCorrected })}
      >
        <Clock aria-hidden className="mr-1 inline size-3" />
        {skewCorrected ? 'Show times as sent' : 'Correct the clocks'}
      </button>
    </>
  );
}

function Notice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Popover>
      <PopoverTrigger className="rounded-sm text-left underline decoration-dotted underline-offset-2 hover:decoration-solid">
        {text}
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={text} className="w-104 p-1">
        {children}
      </PopoverContent>
    </Popover>
  );
}
