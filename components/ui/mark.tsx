import { cn } from './cn';

/** The product's mark: a thin line through a circle. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      aria-hidden="true"
      className={cn('size-5 shrink-0', className)}
    >
      <circle cx="12" cy="12" r="6.5" />
      <path d="M1.5 12h21" />
    </svg>
  );
}
