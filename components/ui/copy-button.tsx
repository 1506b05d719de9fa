'use client';

import { Check, Copy } from 'lucide-react';
import { IconButton } from './icon-button';
import { useCopy } from './use-copy';

interface CopyButtonProps {
  /** What is copied; a function is asked only when pressed. */
  text: string | (() => string);
  label?: string;
  className?: string;
}

export function CopyButton({ text, label = 'Copy', className }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  return (
    <IconButton
      label={copied ? 'Copied' : label}
      size="sm"
      {...(className ? { className } : {})}
      onClick={() => copy(typeof text === 'string' ? text : text())}
    >
      {copied ? <Check aria-hidden className="text-ok-text" /> : <Copy aria-hidden />}
    </IconButton>
  );
}
