'use client';

import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';

/** Copies text and says so for 1.5 s; where the clipboard is out of reach (plain http), a toast says what to do. */
export function useCopy(): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = (text: string) => {
    writeClipboard(text).then(
      () => {
        setCopied(true);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setCopied(false), 1500);
      },
      () => toast.error('The browser did not allow copying. Select the text and copy it by hand.'),
    );
  };
  return { copied, copy };
}

async function writeClipboard(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('no clipboard outside of a secure context');
  await navigator.clipboard.writeText(text);
}
