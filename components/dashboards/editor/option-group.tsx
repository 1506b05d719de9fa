'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { ProblemsContext } from './problems-context';

interface OptionGroupProps {
  title: string;
  /** What is set, in a few words, while it is closed. */
  summary?: string;
  /** Where its values are: something wrong in them opens it. */
  paths?: readonly string[];
  startsOpen?: boolean;
  children: ReactNode;
}

/** A part of the options that opens and closes; closed it says what is set. */
export function OptionGroup({ title, summary, paths = [], startsOpen = false, children }: OptionGroupProps) {
  const [open, setOpen] = useState(startsOpen);
  const isWrong = useContext(ProblemsContext).some(({ path }) =>
    paths.some((own) => path === own || path.startsWith(`${own}.`)),
  );
  const isOpen = open || isWrong;
  return (
    <section aria-label={title} className="border-b last:border-b-0">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex h-9 w-full items-center gap-1.5 px-3 text-left text-xs hover:bg-hover focus-visible:-outline-offset-2"
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight
            aria-hidden
            className={`size-3.5 shrink-0 text-muted transition-transform ${isOpen ? 'rotate-90' : ''}`}
          />
          <span className="font-medium">{title}</span>
          {isOpen || summary === undefined ? null : (
            <span className="min-w-0 flex-1 truncate text-right text-muted">{summary}</span>
          )}
        </button>
      </h2>
      {isOpen ? <div className="flex flex-col gap-2.5 px-3 pt-0.5 pb-3">{children}</div> : null}
    </section>
  );
}
