'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { MAX_TAG_CHARS, MAX_TAGS } from '@/lib/contracts/saved-place';

interface TagInputProps {
  id: string;
  tags: readonly string[];
  /** Offered while typing. */
  known: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Enter or a comma keeps a tag, Backspace in the empty field takes the last one away. What is no tag stays to be mended. */
export function TagInput({ id, tags, known, onChange }: TagInputProps) {
  const listId = useId();
  const noteId = useId();
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '' && !tags.includes(part));
    const taken = [...new Set(fresh.filter((part) => part.length <= MAX_TAG_CHARS))].slice(
      0,
      MAX_TAGS - tags.length,
    );
    setTyped(fresh.filter((part) => !taken.includes(part)).join(', '));
    if (taken.length > 0) onChange([...tags, ...taken]);
  };
  const isFull = tags.length >= MAX_TAGS;
  const isLong = typed.split(',').some((part) => part.trim().length > MAX_TAG_CHARS);
  const problem = isFull
    ? `At most ${MAX_TAGS} tags${typed === '' ? '' : `: “${typed}” is not kept`}.`
    : isLong
      ? `A tag has ${MAX_TAG_CHARS} characters at most.`
      : '';
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Saving waits until it is mended: nothing that was typed is left out silently.
    field.current?.setCustomValidity(typed === '' ? '' : problem);
  }, [typed, problem]);
  return (
    <>
      <div className="flex min-h-8 flex-wrap items-center gap-1 rounded-md border border-line bg-surface px-1.5 py-1 focus-within:border-focus hover:border-line-strong">
        {tags.map((tag) => (
          <Badge key={tag} className="h-6 max-w-full gap-0.5 pr-0.5">
            <span className="truncate">{tag}</span>
            <button
              type="button"
              aria-label={`Remove tag ${tag}`}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
              className="inline-flex size-5 items-center justify-center rounded-sm hover:bg-hover hover:text-text"
            >
              <X aria-hidden className="size-3" />
            </button>
          </Badge>
        ))}
        <input
          ref={field}
          id={id}
          list={listId}
          value={typed}
          aria-invalid={isLong || (isFull && typed !== '')}
          aria-describedby={noteId}
          autoComplete="off"
          placeholder={tags.length === 0 ? 'fab-7, on-call' : ''}
          className="h-6 min-w-24 flex-1 bg-transparent px-1 text-sm outline-none"
          onChange={({ target }) =>
            target.value.includes(',') && !isFull && !isLong ? add(target.value) : setTyped(target.value)
          }
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed.trim() !== '') {
              event.preventDefault();
              add(typed);
            } else if (event.key === 'Backspace' && typed === '') {
              onChange(tags.slice(0, -1));
            }
          }}
        />
        <datalist id={listId}>
          {known
            .filter((tag) => !tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </div>
      <p id={noteId} role="status" className="break-words text-sev-warn-text text-xs empty:hidden">
        {problem}
      </p>
    </>
  );
}
