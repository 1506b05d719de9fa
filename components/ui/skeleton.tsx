import { cn } from './cn';

/** Keeps the place of something that loads; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn('h-4 animate-breathe rounded-sm bg-line', className)} />;
}
