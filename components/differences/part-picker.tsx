import { useEffect, useState } from 'react';
import { formatSpan } from '@/components/charts/format-span';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { useTimeZone } from '@/components/ui/time-zone';
import { rangeOfPart } from './part-range';

/** What is compared: a stretch of the chart, the errors, or any condition that is typed. */
export function PartPicker({ part, onPart }: { part: string | null; onPart: (part: string | null) => void }) {
  const { zone } = useTimeZone();
  const stretch = part === null ? null : rangeOfPart(part);
  const condition = stretch ? '' : (part ?? '');
  const [typed, setTyped] = useState(condition);
  useEffect(() => setTyped(condition), [condition]);
  return (
    <form
      className="flex flex-wrap items-center gap-2 px-3 py-2 text-xs"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onPart(typed.trim());
      }}
    >
      <span className="text-muted">Compare</span>
      {stretch ? (
        <span className="rounded-sm bg-selected px-2 py-1 font-medium">
          {formatSpan(stretch.fromMs, stretch.toMs, zone)}
        </span>
      ) : null}
      <Input
        aria-label="Condition that is compared with the rest"
        placeholder={stretch ? 'or a condition' : 'a condition, e.g. status:5*'}
        className="h-7 w-56 font-mono text-xs max-md:min-w-40 max-md:flex-1"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="text-muted">with the rest of the result</span>
      {part === ERRORS ? null : (
        <Button size="sm" variant="ghost" className="ml-auto" onClick={() => onPart(ERRORS)}>
          Errors against the rest
        </Button>
      )}
    </form>
  );
}

export const ERRORS = 'level:>=ERROR';
