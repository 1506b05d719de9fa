import { CircleAlert, Info } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';

/** What is wrong with the query, with its fix, and how unclear parts of it were read. */
export function QueryDiagnostics({
  diagnostics,
  onFix,
}: {
  diagnostics: readonly QueryDiagnostic[];
  onFix: (query: string) => void;
}) {
  if (diagnostics.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 px-3 pb-1 text-xs" aria-live="polite">
      {diagnostics.map((diagnostic) => {
        const wrong = diagnostic.severity === 'error';
        const fix = diagnostic.fix;
        return (
          <li
            key={`${diagnostic.from}-${diagnostic.message}`}
            className={`flex items-center gap-1.5 ${wrong ? 'text-danger-text' : 'text-muted'}`}
          >
            {wrong ? (
              <CircleAlert aria-hidden className="size-3.5 shrink-0" />
            ) : (
              <Info aria-hidden className="size-3.5 shrink-0" />
            )}
            <span>{diagnostic.message}</span>
            {fix ? (
              <Button size="sm" variant="ghost" className="h-5" onClick={() => onFix(fix.text)}>
                {fix.label}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
