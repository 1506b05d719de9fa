import { CircleAlert } from 'lucide-react';
import { ApiFailure } from '@/lib/http/api-failure';
import { Button } from './button';
import { cn } from './cn';

interface ErrorStateProps {
  /** What could not be done, e.g. `The logs could not be read`. */
  title: string;
  error: Error;
  retry?: () => void;
  className?: string;
}

/** What failed, what to do, and the request id that the server's log knows it by. */
export function ErrorState({ title, error, retry, className }: ErrorStateProps) {
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
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="max-w-prose text-pretty text-muted">
        {known ? error.message : 'This page met something it did not expect. Try again, or reload the page.'}
      </p>
      {retry ? <Button onClick={retry}>Try again</Button> : null}
      {known && error.requestId ? (
        <p className="font-mono text-2xs text-faint">request {error.requestId}</p>
      ) : null}
    </section>
  );
}
