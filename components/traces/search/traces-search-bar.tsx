'use client';

import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Input } from '@/components/ui/input';

interface TracesSearchBarProps {
  value: string;
  onSubmit: (text: string) => void;
}

/** The query of /traces. */
export function TracesSearchBar({ value, onSubmit }: TracesSearchBarProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <search>
      <form
        className="relative flex items-center"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(text);
        }}
      >
        <Search aria-hidden className="pointer-events-none absolute left-2.5 size-3.5 text-faint" />
        <Input
          aria-label="Search spans, or paste a trace id"
          placeholder="Search spans, or paste a trace id"
          className="pl-8 font-mono"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </search>
  );
}
