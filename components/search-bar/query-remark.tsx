import { CircleAlert, Info } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';

interface QueryRemarkProps {
  id: string;
  /** The most important first. */
  diagnostics: readonly QueryDiagnostic[];
  /** Over the page instead of pushing it down: nothing may jump while someone types. */
  afloat: boolean;
  onFix: (diagnostic: QueryDiagnostic) => void;
}

const SHOWN = 3;

/** The remarks on the query, in words, under the bar, each with its other reading; screen readers hear them change. */
export function QueryRemark({ id, diagnostics, afloat, onFix }: QueryRemarkProps) {
  const shown = diagnostics.slice(0, SHOWN);
  const more = diagnostics.length - shown.length;
  return (
    <div id={id} aria-live="polite">
      {shown.length > 0 && (
        <ul
          className={cn(
            'flex min-w-0 flex-col gap-0.5 px-1 pt-1 text-xs',
            afloat &&
              'md:absolute md:top-full md:z-40 md:mt-1 md:max-w-full md:rounded-md md:border md:bg-raised md:px-2 md:py-1',
          )}
        >
          {shown.map((diagnostic, index) => (
            <Remark
              key={`${diagnostic.from} ${diagnostic.message}`}
              diagnostic={diagnostic}
              hasKey={index === 0}
              onFix={onFix}
            />
          ))}
          {more > 0 ? <li className="text-faint">and {more} more remarks, underlined in the query</li> : null}
        </ul>
      )}
    </div>
  );
}

function Remark({
  diagnostic,
  hasKey,
  onFix,
}: {
  diagnostic: QueryDiagnostic;
  hasKey: boolean;
  onFix: (diagnostic: QueryDiagnostic) => void;
}) {
  const isError = diagnostic.severity === 'error';
  const Icon = isError ? CircleAlert : Info;
  return (
    <li
      className={cn(
        'flex min-w-0 flex-wrap items-center gap-x-2',
        isError ? 'text-danger-text' : 'text-muted',
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 break-words">{diagnostic.message}</span>
      {diagnostic.fix && (
        <button
          type="button"
          className="inline-flex items-center gap-1.5 rounded-sm text-accent-text underline-offset-2 hover:underline"
          aria-keyshortcuts={hasKey ? 'Alt+Enter' : undefined}
          onClick={() => onFix(diagnostic)}
        >
          {diagnostic.fix.label}
          {hasKey ? <Kbd keys="alt+enter" className="pointer-coarse:hidden" /> : null}
        </button>
      )}
    </li>
  );
}
