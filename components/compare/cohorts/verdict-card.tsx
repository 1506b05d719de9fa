import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { formatCount } from '@/components/charts/format-count';
import { CopyButton } from '@/components/ui/copy-button';
import { ServiceName } from '@/components/ui/service-name';
import type { TraceCompareResponse } from '@/lib/contracts/trace-compare';

const VERDICTS = {
  pass: { title: 'Passes the release test', Icon: CircleCheck, tone: 'text-ok-text' },
  fail: { title: 'Fails the release test', Icon: CircleAlert, tone: 'text-danger-text' },
  inconclusive: { title: 'No verdict', Icon: CircleHelp, tone: 'text-sev-warn-text' },
} as const;
const SHOWN = 6;

/** What the release test says and why, the causes first; and the request that asks the same in a pipeline. */
export function VerdictCard({ data, request }: { data: TraceCompareResponse; request: () => string }) {
  if (data.verdict === null) return null;
  const { title, Icon, tone } = VERDICTS[data.verdict];
  const ofCauses = new Set(data.causes.flatMap(({ reasons }) => reasons));
  const others = data.reasons.filter((reason) => !ofCauses.has(reason));
  return (
    <section aria-label="Release test" className="rounded-md border bg-surface px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className={`flex items-center gap-1.5 font-semibold ${tone}`} aria-live="polite">
          <Icon aria-hidden className="size-4" />
          {title}
        </h2>
        <p className="text-muted text-xs">
          {formatCount(data.checks.length + data.checksLeftOut)} checks
          {data.untested > 0
            ? `; ${formatCount(data.untested)} ${data.untested === 1 ? 'operation is' : 'operations are'} in too few traces to test`
            : ''}
        </p>
        <span className="ml-auto flex items-center gap-1 text-muted text-xs">
          As a command for CI <CopyButton text={request} label="Copy the request for CI" />
        </span>
      </div>
      {data.causes.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-2">
          {data.causes.map(({ service, operation, reasons }) => (
            <li key={`${service} ${operation}`} className="border-danger border-l-2 pl-2.5">
              <p className="flex min-w-0 items-baseline gap-2">
                <ServiceName service={service} className="shrink-0 font-medium" />
                <span className="truncate text-muted">{operation}</span>
              </p>
              <ul className="mt-0.5 text-muted text-xs">
                {reasons.map((reason) => (
                  <li key={reason}>{withoutSubject(reason, service, operation)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-0.5 text-muted text-xs">
          {others.slice(0, SHOWN).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {others.length > SHOWN ? <li>and {others.length - SHOWN} more</li> : null}
        </ul>
      ) : null}
    </section>
  );
}

/** The sentence without the name that stands above it. */
function withoutSubject(reason: string, service: string, operation: string): string {
  const subject = `${service} ${operation}: `;
  const rest = reason.startsWith(subject) ? reason.slice(subject.length) : reason;
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}
