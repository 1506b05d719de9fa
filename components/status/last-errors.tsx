'use client';

import { useTimeFormat } from '@/components/ui/time-zone';
import type { StatusResponse } from '@/lib/contracts/status';
import { formatTime } from '@/lib/time/format-time';
import { parseIsoNs } from '@/lib/time/iso';
import { Panel } from './panel';

/** Newest first; what went wrong while taking data in. */
export function LastErrors({ errors }: { errors: StatusResponse['lastErrors'] }) {
  const format = useTimeFormat();
  return (
    <Panel title="Last errors" note={errors.length > 0 ? `newest ${errors.length}` : null}>
      {errors.length === 0 ? (
        <p className="px-3 py-2.5 text-muted">None since the start.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <ul tabIndex={0} aria-label="Last errors" className="max-h-96 overflow-y-auto">
          {numbered(errors).map(({ key, error }) => (
            <li
              key={key}
              className="grid grid-cols-[auto_1fr] gap-x-3 border-line border-b px-3 py-1.5 last:border-b-0 md:grid-cols-[auto_9rem_1fr]"
            >
              <time dateTime={error.time} title={format.dateTime(error.time)} className="shrink-0 text-muted">
                {formatTime(parseIsoNs(error.time) ?? 0n, format.zone)}
              </time>
              <span className="min-w-0 truncate text-muted" title={error.source}>
                {error.source}
              </span>
              <span className="min-w-0 break-words max-md:col-span-2">{error.message}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Keys for a list in which the same error may stand twice: its place counted from the oldest stays the same. */
function numbered(errors: StatusResponse['lastErrors']) {
  const seen = new Map<string, number>();
  return errors
    .toReversed()
    .map((error) => {
      const base = `${error.time} ${error.source} ${error.message}`;
      const nth = (seen.get(base) ?? 0) + 1;
      seen.set(base, nth);
      return { key: `${base} ${nth}`, error };
    })
    .reverse();
}
