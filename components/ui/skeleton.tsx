import { cn } from './cn';

/**
 * Keeps the place of something that loads; give it the size of what comes. It stands still: twenty that pulse take from
 * what they wait for a quarter of a processor without graphics hardware.
 */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn('h-4 rounded-sm bg-line/60', className)} />;
}
