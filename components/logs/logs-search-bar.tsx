'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import type { LogFieldsResponse } from '@/lib/contracts/log-search';

interface LogsSearchBarProps {
  value: string;
  onSubmit: (text: string) => void;
  fields: LogFieldsResponse | undefined;
}

const SHORTCUTS = [{ keys: '/', label: 'Search', group: 'Logs' }];

/** The query of /logs and /errors. */
export function LogsSearchBar({ value, onSubmit }: LogsSearchBarProps) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  useShortcuts(SHORTCUTS, () => input.current?.focus());
  return (
    <form
      role="search"
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(text);
      }}
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint"
      />
      <Input
        ref={input}
        aria-label="Search logs"
        placeholder="Search: words, level:ERROR, service:stdf-parser …"
        className="pr-8 pl-8 font-mono text-xs"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <Kbd keys="/" className="absolute top-1/2 right-2 -translate-y-1/2" />
    </form>
  );
}
