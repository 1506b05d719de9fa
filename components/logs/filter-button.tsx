import { Minus, Plus } from 'lucide-react';
import { cleanLine } from '@/components/ui/clean-text';
import { useLogsActions } from './logs-actions';

/** A small + or − that adds the value to the query as a condition. */
export function FilterButton({ field, value, exclude }: { field: string; value: string; exclude: boolean }) {
  const actions = useLogsActions();
  const label = `${exclude ? 'Exclude' : 'Show only'} ${field}: ${cleanLine(value, 80)}`;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="inline-flex size-5 items-center justify-center rounded-sm text-muted hover:bg-selected hover:text-text"
      onClick={() => actions.filter({ field, value, exclude })}
    >
      {exclude ? <Minus aria-hidden className="size-3.5" /> : <Plus aria-hidden className="size-3.5" />}
    </button>
  );
}
