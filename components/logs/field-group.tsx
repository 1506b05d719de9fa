import { ChevronRight, Hash, List, ToggleLeft, Type } from 'lucide-react';
import { memo } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import type { LogFieldsResponse } from '@/lib/contracts/log-search';
import { typedField } from '@/lib/query/explicit-field';
import { ColumnButton } from './column-button';
import { FieldValueRow } from './field-value-row';
import { useLogsActions } from './logs-actions';

export type LogField = LogFieldsResponse['fields'][number];

/** Names can be the same in two places; a place has each once. */
export function fieldId({ kind, name }: LogField): string {
  return `${kind} ${name}`;
}

const ICON = { string: Type, number: Hash, boolean: ToggleLeft, list: List, mixed: Type };

/** One field: its type, name and coverage; opened, its top values. */
export const FieldGroup = memo(function FieldGroup({
  field,
  sampled,
  exact,
  open,
  onToggle,
}: {
  field: LogField;
  sampled: number;
  exact: boolean;
  open: boolean;
  onToggle: (id: string) => void;
}) {
  const actions = useLogsActions();
  const typed = typedField(field.name, field.kind);
  const Icon = ICON[field.type];
  const coverage = sampled > 0 ? field.count / sampled : 0;
  const rest = field.distinct - field.values.length;
  return (
    <li>
      <div className="group/field relative">
        <button
          type="button"
          aria-expanded={open}
          className="group flex h-6 w-full items-center gap-1 rounded-sm px-1 text-left text-xs hover:bg-hover"
          title={`${field.name} · ${field.type} · in ${formatShare(coverage)} of ${formatCount(sampled)} logs`}
          onClick={() => onToggle(fieldId(field))}
        >
          <ChevronRight
            aria-hidden
            className={`size-3 shrink-0 text-faint transition-transform ${open ? 'rotate-90' : ''}`}
          />
          <Icon aria-hidden className="size-3 shrink-0 text-faint" />
          <span className={`min-w-0 flex-1 truncate ${open ? 'font-medium' : ''}`}>{field.name}</span>
          <span className="text-faint">{coverage < 0.995 ? formatShare(coverage) : ''}</span>
        </button>
        <span className="absolute top-0.5 right-0.5 rounded-sm bg-hover opacity-0 focus-within:opacity-100 group-hover/field:opacity-100 pointer-coarse:opacity-100">
          <ColumnButton field={typed} />
        </span>
      </div>
      {open ? (
        <ul className="mb-1.5 flex flex-col gap-px">
          {field.values.map((item) => (
            <FieldValueRow
              key={item.value}
              field={typed}
              value={item.value}
              count={item.count}
              of={field.count}
              approximate={!exact}
            />
          ))}
          <li className="flex flex-wrap items-center gap-x-2 whitespace-nowrap pl-5 text-2xs text-faint">
            {rest > 0 ? (
              <span className="w-full">{`${exact ? '' : '≈ '}${formatCount(rest)} more ${rest === 1 ? 'value' : 'values'}`}</span>
            ) : null}
            <button
              type="button"
              className="hover:text-accent-text hover:underline"
              onClick={() => actions.filterExists(typed, false)}
            >
              has it
            </button>
            <button
              type="button"
              className="hover:text-accent-text hover:underline"
              onClick={() => actions.filterExists(typed, true)}
            >
              lacks it
            </button>
            <button
              type="button"
              aria-label={`Statistics of ${field.name}`}
              className="hover:text-accent-text hover:underline"
              onClick={() => actions.openStats(typed)}
            >
              statistics
            </button>
          </li>
        </ul>
      ) : null}
    </li>
  );
});
