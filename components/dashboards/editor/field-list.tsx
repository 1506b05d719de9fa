'use client';

import { Command } from 'cmdk';
import { useMemo, useState } from 'react';
import type { PanelSource } from '@/lib/contracts/dashboard/panel-query';
import { type KnownField, numericFirst } from './known-field';
import { useKnownFields } from './use-known-fields';

interface FieldListProps {
  label: string;
  source: PanelSource;
  /** Numbers are wanted: fields that hold them come first. */
  numeric?: boolean;
  /** Not offered. */
  taken?: readonly string[];
  onChoose: (name: string) => void;
}

const SHOWN = 200;
const SIGNS: Record<KnownField['type'], string> = {
  string: 'T',
  number: '#',
  boolean: '◐',
  list: '[]',
  mixed: '?',
};
const TYPES: Record<KnownField['type'], string> = {
  string: 'text',
  number: 'number',
  boolean: 'yes or no',
  list: 'list',
  mixed: 'mixed types',
};
const ITEM =
  'flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-0.5 text-sm data-[selected=true]:bg-hover';

/** The fields of the records, found by typing; a name that none of them has can be used as typed. */
export function FieldList({ label, source, numeric = false, taken = [], onChoose }: FieldListProps) {
  const [typed, setTyped] = useState('');
  const { fields, loading } = useKnownFields(source);
  const found = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    const all = numeric ? numericFirst(fields) : fields;
    return all.filter(({ name }) => !taken.includes(name) && name.toLowerCase().includes(wanted));
  }, [fields, typed, numeric, taken]);
  const name = typed.trim();
  const isNew = name !== '' && !taken.includes(name) && !found.some((field) => field.name === name);
  return (
    <Command shouldFilter={false} label={label} loop>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder="Find or name a field"
        maxLength={256}
        className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none"
      />
      <Command.List label={label} className="max-h-72 overflow-y-auto p-1">
        {found.slice(0, SHOWN).map((field) => (
          <Command.Item
            key={field.name}
            value={`=${field.name}`}
            className={ITEM}
            onSelect={() => onChoose(field.name)}
          >
            <span aria-hidden className="w-4 shrink-0 text-center font-mono text-faint text-xs">
              {SIGNS[field.type]}
            </span>
            <span className="min-w-0 flex-1 truncate" title={field.name}>
              {field.name}
            </span>
            <span className="sr-only">, {TYPES[field.type]}</span>
            {field.share === null ? null : (
              <span className="text-faint text-xs tabular-nums">{shareText(field.share)}</span>
            )}
          </Command.Item>
        ))}
        {isNew ? (
          <Command.Item value="__typed" className={ITEM} onSelect={() => onChoose(name)}>
            <span className="text-muted">Use</span> <span className="truncate">{name}</span>
          </Command.Item>
        ) : null}
        {found.length === 0 && !isNew ? (
          <p className="px-2 py-3 text-muted text-xs">{loading ? 'Reading fields …' : 'No other field.'}</p>
        ) : null}
      </Command.List>
      {found.length > SHOWN ? (
        <p className="border-t px-3 py-1.5 text-faint text-xs">
          {SHOWN} of {found.length.toLocaleString('en')}: type to narrow
        </p>
      ) : null}
    </Command>
  );
}

function shareText(share: number): string {
  return share >= 0.01 || share === 0 ? `${Math.round(share * 100)} %` : '<1 %';
}
