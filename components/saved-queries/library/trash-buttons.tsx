'use client';

import { RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

interface TrashButtonsProps {
  name: string;
  onRestore: () => void;
  onPurge: () => void;
}

/** Back to where it was, or, asked twice, gone for good. */
export function TrashButtons({ name, onRestore, onPurge }: TrashButtonsProps) {
  const [sure, setSure] = useState(false);
  return (
    <div className="flex gap-1">
      <Button size="sm" data-row aria-label={`Restore ${name}`} onClick={onRestore}>
        <RotateCcw aria-hidden />
        Restore
      </Button>
      <Button
        size="sm"
        variant={sure ? 'danger' : 'ghost'}
        aria-label={`${sure ? 'Really delete' : 'Delete'} ${name} for good`}
        onClick={() => (sure ? onPurge() : setSure(true))}
        onBlur={() => setSure(false)}
      >
        <Trash2 aria-hidden />
        <span className="max-sm:sr-only">{sure ? 'Really?' : 'For good'}</span>
      </Button>
    </div>
  );
}
