'use client';

import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter and the arrow down: on to what was found. */
  onLeave: () => void;
}

const SHORTCUTS = [{ keys: '/', label: 'Search', group: 'This list' }] as const;

/** Searches as one types; `/` leads here. */
export function SearchField({ label, value, onChange, onLeave }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(SHORTCUTS, () => field.current?.select());
  return (
    <search className="relative min-w-48 max-w-xl flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <Input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        maxLength={200}
        value={value}
        className="pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (value === '') event.currentTarget.blur();
            else onChange('');
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      <Kbd keys="/" className="pointer-events-none absolute top-1.5 right-2 max-sm:hidden" />
    </search>
  );
}
