import { CircleAlert, Info } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';

interface QueryRemarkProps {
  id: string;
  diagnostic: QueryDiagnostic | null;
  /** Over the page instead of pushing it down: nothing may jump while someone types. */
  afloat: boolean;
  onFix: (diagnostic: QueryDiagnostic) => void;
}

/** The first remark on the query, in words, under the bar; screen readers hear it when it changes. */
export function QueryRemark({ id, diagnostic, afloat, onFix }: QueryRemarkProps) {
  const isError = diagnostic?.severity === 'error';
  const Icon = isError ? CircleAlert : Info;
  return (
    <div id={id} aria-live="polite">
      {diagnostic && (
        <p
          className={cn(
            'flex min-w-0 flex-wrap items-center gap-x-2 px-1 pt-1 text-xs',
            isError ? 'text-danger-text' : 'text-muted',
            afloat &&
              'md:absolute md:top-full md:z-40 md:mt-1 md:rounded-md md:border md:bg-raised md:px-2 md:py-1',
          )}
        >
          <Icon aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 break-words">{diagnostic.message}</span>
          {diagnostic.fix && (
            <button
              type="button"
              className="rounded-sm text-accent-text underline-offset-2 hover:underline"
              onClick={() => onFix(diagnostic)}
            >
              {diagnostic.fix.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
