'use client';

import { useId } from 'react';
import type { MergeChoice, MergeConflict } from '@/lib/boards/merge-dashboards';

interface ClashChoiceProps {
  conflict: MergeConflict;
  choice: MergeChoice | null;
  onChoose: (choice: MergeChoice) => void;
}

const SIDES = [
  { side: 'theirs', word: 'Theirs' },
  { side: 'mine', word: 'Mine' },
] as const;

/** What both changed, and whose stays. */
export function ClashChoice({ conflict, choice, onChoose }: ClashChoiceProps) {
  const id = useId();
  return (
    <fieldset className="min-w-0 rounded-md border border-line p-3">
      <legend className="px-1 font-medium text-sm">{conflict.title}</legend>
      <p className="break-words pb-2 text-muted text-xs">It was: {conflict.base}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {SIDES.map(({ side, word }) => (
          <label
            key={side}
            className="flex min-w-0 cursor-pointer items-start gap-2 rounded-md border border-line px-3 py-2 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-selected"
          >
            <input
              type="radio"
              name={id}
              checked={choice === side}
              onChange={() => onChoose(side)}
              className="mt-0.5 shrink-0 accent-accent"
            />
            <span className="min-w-0 text-sm">
              <span className="block font-medium">{word}</span>
              <span className="block break-words text-muted text-xs">{conflict[side]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
