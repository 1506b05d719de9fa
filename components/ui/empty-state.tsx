import type { ReactNode } from 'react';
import { cn } from './cn';
import { CodeSnippet } from './code-snippet';

interface EmptyStateProps {
  title: string;
  /** Why it is empty and what to do about it. */
  text?: ReactNode;
  icon?: ReactNode;
  /** h1 where this is all there is on the page. */
  heading?: 'h1' | 'h2';
  actions?: ReactNode;
  snippet?: { code: string; label: string };
  className?: string;
  children?: ReactNode;
}

/** Nothing here, why, and what to do. */
export function EmptyState({
  title,
  text,
  icon,
  heading: Heading = 'h2',
  actions,
  snippet,
  className,
  children,
}: EmptyStateProps) {
  return (
    <section
      className={cn(
        'mx-auto flex w-full max-w-2xl flex-col items-center gap-3 px-4 py-12 text-center',
        className,
      )}
    >
      {icon ? (
        <div aria-hidden className="text-faint [&_svg]:size-6">
          {icon}
        </div>
      ) : null}
      <Heading className="font-semibold text-base">{title}</Heading>
      {text ? <div className="max-w-prose text-pretty text-muted">{text}</div> : null}
      {actions ? <div className="flex flex-wrap justify-center gap-2">{actions}</div> : null}
      {snippet ? <CodeSnippet {...snippet} className="w-full" /> : null}
      {children}
    </section>
  );
}
