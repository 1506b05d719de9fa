'use client';

import { ListFilter } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { memo, useRef } from 'react';
import { keepPinned, type PillState } from '@/components/search-bar/pill-state';
import { QueryPills } from '@/components/search-bar/query-pills';
import { SearchBar, type SearchBarHandle } from '@/components/search-bar/search-bar';
import { useLogSuggestions } from '@/components/search-bar/use-log-suggestions';
import type { LogFieldsResponse } from '@/lib/contracts/log-search';
import { logsParsers } from '@/lib/url/logs';
import { useStoredFlag } from './use-stored-flag';

const { q, from, to, pin, off, at } = logsParsers;
const STATE = { q, from, to, pin, off, at };

interface LogsSearchBarProps {
  value: string;
  onSubmit: (text: string) => void;
  /** The fields the page shows; without them completion asks the server. */
  fields: LogFieldsResponse | undefined;
  ariaLabel?: string;
}

/** The query of /logs and /errors; on /logs with its conditions below. */
export const LogsSearchBar = memo(function LogsSearchBar({
  value,
  onSubmit,
  fields,
  ariaLabel = 'Search logs',
}: LogsSearchBarProps) {
  const path = usePathname() === '/errors' ? '/errors' : '/logs';
  // Both pages keep query and range in the address in the same way.
  const [state, setState] = useQueryStates(STATE, { scroll: false });
  const [asPills, setAsPills] = useStoredFlag('throughline.logs.pills', true);
  const suggestions = useLogSuggestions(path, state, fields);
  const bar = useRef<SearchBarHandle>(null);
  const pills: PillState = { q: value, pin: state.pin, off: state.off };
  const change = (next: PillState) =>
    void setState({ q: next.q, pin: [...next.pin], off: [...next.off], at: null }, { history: 'push' });
  const submit = (text: string) => {
    const kept = keepPinned(pills, text);
    if (kept.pin.some((one, index) => one !== state.pin[index])) void setState({ pin: [...kept.pin] });
    onSubmit(kept.q);
    // What was pinned comes back into the text, also where the query is the same as before.
    if (kept.q === value) bar.current?.reset();
  };
  const hasPills = path === '/logs';
  return (
    <>
      <SearchBar
        ref={bar}
        signal="log"
        value={value}
        onSubmit={hasPills ? submit : onSubmit}
        ariaLabel={ariaLabel}
        placeholder="Words, level:ERROR, service:stdf-parser …"
        suggestions={suggestions}
      >
        {hasPills ? (
          <button
            type="button"
            aria-label="Conditions one by one"
            title="Conditions one by one"
            aria-pressed={asPills}
            className="mt-1 mr-1 rounded-sm p-1 text-muted hover:bg-hover hover:text-text aria-pressed:text-accent-text"
            onClick={() => setAsPills(!asPills)}
          >
            <ListFilter aria-hidden className="size-3.5" />
          </button>
        ) : null}
      </SearchBar>
      {hasPills && (asPills || state.off.length > 0) ? (
        <QueryPills state={pills} onChange={change} suggestions={suggestions} />
      ) : null}
    </>
  );
});
