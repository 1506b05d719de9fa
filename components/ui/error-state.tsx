import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiFailure } from '@/lib/http/api-failure';
import { Button } from './button';
import { cn } from './cn';

interface ErrorStateProps {
  /** What could not be done, e.g. `The logs could not be read`. */
  title: string;
  error: Error;
  retry?: () => void;
  /** h1 where this is all there is on the page. */
  heading?: 'h1' | 'h2';
  className?: string;
  /** Another way out than trying again. */
  children?: ReactNode;
}

/** What failed, what to do, and the request id that the server's log knows it by. */
export function ErrorState({
  title,
  error,
  retry,
  heading: Heading = 'h2',
  className,
  children,
}: ErrorStateProps) {
  const known = error instanceof ApiFailure;
  return (
    <section
      role="alert"
      className={cn(
        'mx-auto flex w-full max-w-xl flex-col items-center gap-3 px-4 py-12 text-center',
        className,
      )}
    >
      <CircleAlert aria-hidden className="size-6 text-danger" />
      <Heading className="font-semibold text-base">{title}</Heading>
      <p className="max-w-prose text-pretty text-muted">
        {known ? error.message : 'This page met something it did not expect. Try again, or reload the page.'}
      </p>
      {retry ? <Button onClick={retry}>Try again</Button> : null}
      {children}
      {known && error.requestId ? (
        <p className="font-mono text-2xs text-faint">request {error.requestId}</p>
      ) : null}
    </section>
  );
}
