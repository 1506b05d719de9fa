import { useEffect, useState } from 'react';
import { Input } from '@/components/ui/input';
import type { LogFieldsResponse } from '@/lib/contracts/log-search';

interface LogsSearchBarProps {
  value: string;
  onSubmit: (text: string) => void;
  fields: LogFieldsResponse | undefined;
}

/** The query of /logs. */
export function LogsSearchBar({ value, onSubmit }: LogsSearchBarProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(text);
      }}
    >
      <Input aria-label="Search logs" value={text} onChange={(event) => setText(event.target.value)} />
    </form>
  );
}
