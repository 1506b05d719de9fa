import type { ReactElement } from 'react';
import type { SeverityClass } from '@/lib/contracts/severity';
import { cn } from './cn';
import { SEVERITY_STYLE } from './severity-style';

// A shape a class, so that severities differ without colour: the more corners, the worse.
const SHAPE: Record<SeverityClass, ReactElement> = {
  UNSET: <path d="M2 5h6" stroke="currentColor" strokeWidth="1.5" />,
  TRACE: <circle cx="5" cy="5" r="1.75" fill="currentColor" />,
  DEBUG: <circle cx="5" cy="5" r="3" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  INFO: <circle cx="5" cy="5" r="3.5" fill="currentColor" />,
  WARN: <path d="M5 1.2 9.3 8.8H.7z" fill="currentColor" />,
  ERROR: <path d="M5 .4 9.6 5 5 9.6.4 5z" fill="currentColor" />,
  FATAL: (
    <>
      <rect x="0.5" y="0.5" width="9" height="9" rx="1.5" fill="currentColor" />
      <path d="m3 3 4 4m0-4L3 7" stroke="var(--color-bg)" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
};

/** The mark of a severity class; decorative, so write its code or label beside it. */
export function SeverityGlyph({ severity, className }: { severity: SeverityClass; className?: string }) {
  return (
    <svg
      viewBox="0 0 10 10"
      aria-hidden="true"
      className={cn('size-2.5 shrink-0', SEVERITY_STYLE[severity].markClass, className)}
    >
      {SHAPE[severity]}
    </svg>
  );
}
