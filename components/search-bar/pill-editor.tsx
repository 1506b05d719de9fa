'use client';

import { Ban, Check, Pin, PinOff, Trash2 } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import type { Pill } from './pill-state';
import { SearchBar, type SearchBarHandle } from './search-bar';
import type { Suggestions } from './suggestions';

interface PillEditorProps {
  pill: Pill;
  suggestions: Suggestions;
  onReplace: (text: string) => void;
  onNegate: () => void;
  onPin: () => void;
  onRemove: () => void;
  ref: RefObject<SearchBarHandle | null>;
}

/** One condition in a search bar of its own, and what else can be done with it. */
export function PillEditor({
  pill,
  suggestions,
  onReplace,
  onNegate,
  onPin,
  onRemove,
  ref: bar,
}: PillEditorProps) {
  useEffect(() => bar.current?.focus(), [bar]);
  return (
    <div className="flex flex-col gap-2">
      <SearchBar
        ref={bar}
        signal="log"
        value={pill.text}
        onSubmit={onReplace}
        ariaLabel="Condition"
        placeholder="Empty: remove the condition"
        suggestions={{ ...suggestions, recents: () => [] }}
        slashFocuses={false}
      />
      <div className="flex flex-wrap gap-1">
        <Button size="sm" variant="primary" onClick={() => bar.current?.submit()}>
          <Check aria-hidden />
          Apply
        </Button>
        <Button size="sm" onClick={onNegate}>
          <Ban aria-hidden />
          {pill.negated ? 'Show only these' : 'Exclude these'}
        </Button>
        <Button
          size="sm"
          onClick={onPin}
          title="A pinned condition stays when the query is replaced or cleared"
        >
          {pill.pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
          {pill.pinned ? 'Unpin' : 'Pin'}
        </Button>
        <Button size="sm" variant="ghost" onClick={onRemove}>
          <Trash2 aria-hidden />
          Remove
        </Button>
      </div>
    </div>
  );
}
