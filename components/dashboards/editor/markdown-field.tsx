'use client';

import { useId } from 'react';
import { ProblemNote } from './problem-note';

interface MarkdownFieldProps {
  value: string;
  onChange: (markdown: string) => void;
}

/** The text of a text panel; the preview shows how it reads. */
export function MarkdownField({ value, onChange }: MarkdownFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-muted text-xs">
        Markdown: headings, lists, tables, links, code
      </label>
      <textarea
        id={id}
        value={value}
        data-first
        placeholder={'## Runbook\n\n1. Look at **errors by stage**\n2. …'}
        className="min-h-48 w-full resize-y rounded-md border border-line bg-surface px-2.5 py-2 font-mono text-sm hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0"
        onChange={(event) => onChange(event.target.value)}
      />
      <ProblemNote path="markdown" />
    </div>
  );
}
