'use client';

import { Fragment } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceName } from '@/components/ui/service-name';
import { formatDuration } from '@/lib/time/format-duration';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { filtersOf } from '../spans-table/span-conditions';

interface TimeSpentListProps {
  facts: TraceFacts;
  state: TraceView;
  onService: (service: string) => void;
}

const SHOWN = 60;
const CELL = 'py-0.5 pr-3 text-right font-normal tabular-nums';

/** The critical path by service and operation: one span is shown in the timeline, several in the spans table. */
export function TimeSpentList({ facts, state, onService }: TimeSpentListProps) {
  const { shares } = facts.path;
  const rows = shares.flatMap(({ service, operations }) =>
    operations.map((operation) => ({ service, operation })),
  );
  const shown = new Set(rows.slice(0, SHOWN).map(({ operation }) => operation));
  const openOperation = (service: string, name: string, spans: readonly number[]) => {
    const [only] = spans;
    if (spans.length === 1 && only !== undefined) return state.select(only);
    const filters = filtersOf([
      { field: 'service', value: service },
      { field: 'name', value: name },
    ]);
    void state.setUrl({ tab: 'spans', ...filters, spanSort: 'path', spanDesc: true }, { history: 'push' });
  };
  return (
    <section
      aria-label="Where the time went, by operation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard must reach it
      tabIndex={0}
      className="max-h-64 max-w-4xl overflow-y-auto rounded-md border border-line bg-surface pb-1"
    >
      <table aria-label="Critical path by operation" className="w-full text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th scope="col" className="py-1 pl-3 text-left font-normal">
              Service and operation
            </th>
            <th scope="col" className={CELL}>
              Spans on the path
            </th>
            <th scope="col" className={CELL}>
              Time
            </th>
            <th scope="col" className={CELL}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ service, ns, share, operations }) => (
            <Fragment key={service}>
              {operations.some((operation) => shown.has(operation)) ? (
                <tr className="border-line/50 border-t">
                  <th scope="rowgroup" className="py-0.5 pl-3 text-left font-medium">
                    <button
                      type="button"
                      className="max-w-full hover:underline"
                      onClick={() => onService(service)}
                    >
                      <ServiceName service={service} />
                    </button>
                  </th>
                  <td className={CELL}>
                    {formatCount(operations.reduce((n, { spans }) => n + spans.length, 0))}
                  </td>
                  <td className={CELL}>{formatDuration(ns)}</td>
                  <td className={CELL}>{formatShare(share)}</td>
                </tr>
              ) : null}
              {operations
                .filter((operation) => shown.has(operation))
                .map(({ name, ns: own, share: part, spans }) => (
                  <tr key={name} className="hover:bg-hover">
                    <th scope="row" className="max-w-0 py-0.5 pl-7 text-left font-normal sm:w-3/5">
                      <button
                        type="button"
                        title={spans.length === 1 ? 'Show it in the timeline' : 'Show its spans'}
                        className="block max-w-full truncate text-left hover:underline"
                        onClick={() => openOperation(service, name, spans)}
                      >
                        {name || 'no name'}
                      </button>
                    </th>
                    <td className={`${CELL} text-muted`}>{formatCount(spans.length)}</td>
                    <td className={`${CELL} text-muted`}>{formatDuration(own)}</td>
                    <td className={`${CELL} relative text-muted`}>
                      {formatShare(part)}
                      <span
                        aria-hidden="true"
                        className="absolute right-3 bottom-0 h-0.5 rounded-full"
                        style={{ width: `calc((100% - 12px) * ${part})`, background: serviceColor(service) }}
                      />
                    </td>
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN ? (
        <p className="border-line border-t px-3 py-1 text-muted">
          The first {SHOWN} of {formatCount(rows.length)} operations; the Statistics tab has all, by critical
          path.
        </p>
      ) : null}
    </section>
  );
}
