'use client';

import { Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

interface ImportSourceProps {
  onFiles: (files: readonly File[]) => void;
  onText: (text: string) => void;
}

/** Files, chosen or dropped, or pasted text. */
export function ImportSource({ onFiles, onText }: ImportSourceProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [text, setText] = useState('');
  return (
    <>
      <label
        htmlFor={`${id}-files`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          // The page takes as logs what no place has taken.
          event.preventDefault();
          setOver(false);
          onFiles([...event.dataTransfer.files]);
        }}
        className={cn(
          'flex cursor-pointer items-center justify-center gap-2 rounded-md border border-line-strong border-dashed bg-bg px-4 py-5 text-center transition-colors focus-within:border-focus hover:bg-hover',
          over && 'border-accent bg-selected',
        )}
      >
        <Upload aria-hidden className="size-4 text-muted" />
        <span>Choose JSON files, or drop them here</span>
        <input
          id={`${id}-files`}
          type="file"
          multiple
          accept=".json,application/json"
          className="sr-only"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            // The same file, mended, can be chosen again.
            event.target.value = '';
          }}
        />
      </label>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-text`} className="text-muted text-xs">
          Or paste JSON
        </label>
        <textarea
          id={`${id}-text`}
          value={text}
          rows={3}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          className="w-full rounded-md border border-line bg-surface px-2.5 py-1.5 font-mono text-xs transition-colors hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0"
        />
        <Button
          size="sm"
          className="self-start"
          disabled={text.trim() === ''}
          onClick={() => {
            onText(text);
            setText('');
          }}
        >
          Read it
        </Button>
      </div>
    </>
  );
}
