'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { ErrorState } from '@/components/ui/error-state';
import { Select } from '@/components/ui/select';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { Log } from '@/lib/contracts/log';
import type { LogContextQuery } from '@/lib/contracts/log-search';
import { cleanLine } from './clean-text';
import { useLogsActions } from './logs-actions';
import { useLogContext } from './use-log-context';

const LIMITS = [20, 50, 200];

/** The lines before and after one, of its service, its trace, or everything, whatever the query says. */
export function DrawerAround({ log }: { log: Log }) {
  const [scope, setScope] = useState<LogContextQuery['scope']>('service');
  const [limit, setLimit] = useState(20);
  const query = useLogContext(log.id, { scope, limit });
  const options = [
    { value: 'service' as const, label: `Service ${log.service}` },
    ...(log.traceId === null ? [] : [{ value: 'trace' as const, label: 'This trace' }]),
    { value: 'all' as const, label: 'Everything' },
  ];
  const next = LIMITS.find((step) => step > limit);
  const data = query.data;
  const more = next !== undefined && data && (data.before.length >= limit || data.after.length >= limit);

  return (
    <div className="flex flex-col">
      <div className="flex items-center gap-2 px-3 pb-2">
        <Select label="Lines of" prefix="Of" size="sm" value={scope} options={options} onChange={setScope} />
        <span className="text-faint text-xs">oldest first, the query does not apply</span>
      </div>
      {query.error ? (
        <ErrorState
          title="The lines around it could not be read"
          error={query.error}
          retry={() => void query.refetch()}
        />
      ) : null}
      {query.isPending && !query.error ? <AroundSkeleton /> : null}
      {data ? (
        <>
          {data.before.length < limit ? <Edge text="Nothing older" /> : null}
          <ol>
            {[...data.before, data.log, ...data.after].map((line) => (
              <AroundLine key={line.id} line={line} current={line.id === log.id} />
            ))}
          </ol>
          {data.after.length < limit ? <Edge text="Nothing newer" /> : null}
        </>
      ) : null}
      {more ? (
        <Button variant="ghost" size="sm" className="mx-3 my-2" onClick={() => setLimit(next)}>
          Show {next} on each side
        </Button>
      ) : null}
    </div>
  );
}

function AroundLine({ line, current }: { line: Log; current: boolean }) {
  const actions = useLogsActions();
  const format = useTimeFormat();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current && ref.current) centreInPanel(ref.current);
  }, [current]);
  return (
    <li ref={ref}>
      <button
        type="button"
        aria-current={current ? 'true' : undefined}
        className={cn(
          'grid w-full grid-cols-[auto_auto_1fr] items-center gap-2 px-3 text-left text-xs leading-6 hover:bg-hover',
          current && 'bg-selected',
        )}
        onClick={() => actions.openLog(line.id)}
      >
        <span className="font-mono text-muted">{format.time(line.time)}</span>
        <SeverityBadge severity={line.severity} text={line.severityText} />
        <span className="truncate">
          <bdi>{cleanLine(line.body, 300)}</bdi>
        </span>
      </button>
    </li>
  );
}

/** Scrolls the panel alone: scrollIntoView moves the clipped page around it too. */
function centreInPanel(line: HTMLElement): void {
  const panel = line.closest('[role=tabpanel]');
  if (!panel) return;
  const box = panel.getBoundingClientRect();
  const at = line.getBoundingClientRect();
  panel.scrollTop += at.top - box.top - (box.height - at.height) / 2;
}

function Edge({ text }: { text: string }) {
  return <p className="px-3 py-1 text-2xs text-faint">{text}</p>;
}

function AroundSkeleton() {
  return (
    <div className="flex flex-col gap-2 px-3">
      {Array.from({ length: 12 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <Skeleton key={index} />
      ))}
    </div>
  );
}
