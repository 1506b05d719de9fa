import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** One quiet line beside the title: a count, a time. */
  note?: ReactNode;
  actions?: ReactNode;
}

/** Title row of pages that have no search bar of their own. */
export function PageHeader({ title, note, actions }: PageHeaderProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2">
      <h1 className="font-semibold text-base">{title}</h1>
      {note ? <div className="text-muted text-xs">{note}</div> : null}
      {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
    </div>
  );
}
