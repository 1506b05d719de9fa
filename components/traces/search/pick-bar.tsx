'use client';

import { GitCompareArrows, X } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { compareUrl } from '@/lib/url/compare';
import { shortTraceId } from './short-trace-id';

interface PickBarProps {
  picked: readonly string[];
  onClear: () => void;
}

/** The traces chosen for a comparison, and the way to it. */
export function PickBar({ picked, onClear }: PickBarProps) {
  const [a, b] = picked;
  if (a === undefined) return null;
  return (
    <section
      aria-label="Traces to compare"
      className="absolute bottom-3 left-1/2 z-20 flex max-w-[calc(100%-1.5rem)] -translate-x-1/2 items-center gap-2 rounded-md border border-line-strong bg-raised py-1 pr-1 pl-3 text-xs shadow-pop"
    >
      <span className="truncate" aria-live="polite">
        <span className="font-mono">{shortTraceId(a)}</span>
        {b === undefined ? (
          <span className="text-muted"> chosen: choose one more to compare</span>
        ) : (
          <>
            <span className="text-muted"> and </span>
            <span className="font-mono">{shortTraceId(b)}</span>
          </>
        )}
      </span>
      {b === undefined ? null : (
        <Button asChild size="sm" variant="primary">
          <Link href={compareUrl({ a, b })} prefetch={false}>
            <GitCompareArrows aria-hidden />
            Compare
          </Link>
        </Button>
      )}
      <IconButton size="sm" label="Choose none" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
