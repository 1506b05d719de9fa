'use client';

import { type ReactNode, useId } from 'react';
import { cn } from '@/components/ui/cn';
import { useProblem } from './problems-context';

/** What ties a control to its label, its hint and what is wrong with it. */
export interface ControlIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FormRowProps {
  label: string;
  /** Where the value is in the panel: what is wrong with it is said here. */
  path?: string;
  hint?: ReactNode;
  /** The label over the control; else before it. */
  stacked?: boolean;
  className?: string;
  children: (ids: ControlIds) => ReactNode;
}

/** A label and its control in the two columns of the form; below, what is wrong or what it is for. */
export function FormRow({ label, path, hint, stacked = false, className, children }: FormRowProps) {
  const id = useId();
  const problem = useProblem(path);
  const note = problem ?? hint;
  return (
    <div
      className={cn(
        stacked ? 'flex flex-col gap-1' : 'grid grid-cols-[6rem_minmax(0,1fr)] items-start gap-x-3 gap-y-1',
        className,
      )}
    >
      <label htmlFor={id} className={cn('text-muted text-xs', !stacked && 'pt-1.5')}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': problem === null ? undefined : true,
      })}
      {note ? (
        <p
          id={`${id}-note`}
          role={problem === null ? undefined : 'status'}
          className={cn(
            'text-xs',
            !stacked && 'col-start-2',
            problem === null ? 'text-faint' : 'text-danger-text',
          )}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}
