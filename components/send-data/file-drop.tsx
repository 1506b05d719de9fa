'use client';

import { Upload } from 'lucide-react';
import { useId } from 'react';

/** Where a file is chosen. Dropping works on the whole page (drop-anywhere.tsx), so here too. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="flex cursor-pointer flex-col items-center gap-2 rounded-md border border-line-strong border-dashed bg-bg px-4 py-8 text-center transition-colors focus-within:border-focus hover:bg-hover"
    >
      <Upload aria-hidden className="size-5 text-muted" />
      <span className="font-medium">Choose a file, or drop one anywhere</span>
      <span className="max-w-md text-muted text-sm">
        JSON lines, logfmt, syslog, or any log with lines, of any size, also as .gz. Times, levels and stack
        traces are found.
      </span>
      <input
        id={id}
        type="file"
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
