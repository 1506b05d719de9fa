'use client';

import { Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Variable } from '@/lib/contracts/dashboard/dashboard-document';

interface VariableFormProps {
  variable: Variable;
  onChange: (variable: Variable) => void;
  onRemove: () => void;
}

const ORIGINS = [
  { value: 'logs', label: 'Field of logs' },
  { value: 'spans', label: 'Field of spans' },
  { value: 'list', label: 'Written list' },
] as const;

/** One variable: its name, and where its values come from. */
export function VariableForm({ variable, onChange, onRemove }: VariableFormProps) {
  const { name, label, values, multi } = variable;
  const origin = values.from === 'list' ? 'list' : values.source;
  const set = (fields: Partial<Variable>) => onChange({ ...variable, ...fields });
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-md border p-2.5 sm:grid-cols-[8rem_1fr_9rem_auto]">
      <legend className="sr-only">Variable {name}</legend>
      <Input
        aria-label="Name of the variable"
        value={name}
        maxLength={31}
        className="font-mono text-xs"
        onChange={(event) => set({ name: event.target.value })}
      />
      <Input
        aria-label={`Label of ${name}`}
        placeholder={`Shown as: ${name}`}
        value={label}
        maxLength={80}
        onChange={(event) => set({ label: event.target.value })}
      />
      <Select
        label={`Where the values of ${name} come from`}
        value={origin}
        options={ORIGINS}
        onChange={(next) =>
          set({
            chosen: [],
            values:
              next === 'list'
                ? { from: 'list', list: [] }
                : {
                    from: 'field',
                    source: next,
                    field: values.from === 'field' ? values.field : 'service',
                    q: values.from === 'field' ? values.q : '',
                  },
          })
        }
      />
      <IconButton label={`Remove ${name}`} onClick={onRemove}>
        <Trash2 aria-hidden />
      </IconButton>
      {values.from === 'list' ? (
        <textarea
          aria-label={`Values of ${name}, one a line`}
          placeholder="One value a line"
          rows={3}
          defaultValue={values.list.join('\n')}
          className="rounded-md border bg-surface px-2.5 py-1.5 sm:col-span-3"
          onChange={(event) => set({ values: { from: 'list', list: linesOf(event.target.value) } })}
        />
      ) : (
        <>
          <Input
            aria-label={`Field of ${name}`}
            value={values.field}
            maxLength={256}
            className="font-mono text-xs"
            onChange={(event) => set({ values: { ...values, field: event.target.value } })}
          />
          <Input
            aria-label={`Only values of what matches, for ${name}`}
            placeholder="Only where … (a query, optional)"
            value={values.q}
            className="font-mono text-xs sm:col-span-2"
            onChange={(event) => set({ values: { ...values, q: event.target.value } })}
          />
        </>
      )}
      <label className="flex items-center gap-1.5 text-xs">
        <input
          type="checkbox"
          className="accent-accent"
          checked={multi}
          onChange={() => set({ multi: !multi })}
        />
        Several
      </label>
    </fieldset>
  );
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))]
    .filter((line) => line !== '')
    .slice(0, 100);
}
