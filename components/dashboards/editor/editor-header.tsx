'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { PanelProblem } from './panel-problems';

interface EditorHeaderProps {
  boardName: string;
  isNew: boolean;
  toolbar: ReactNode;
  problems: readonly PanelProblem[];
  /** Apply was pressed while something was wrong. */
  told: boolean;
  onApply: () => void;
  onCancel: () => void;
}

/** What is edited, what keeps it from being applied, and the two ways out. */
export function EditorHeader(props: EditorHeaderProps) {
  const { boardName, isNew, toolbar, problems, told, onApply, onCancel } = props;
  const [first] = problems;
  return (
    <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b px-3 py-1.5">
      <h1 tabIndex={-1} className="flex min-w-0 items-center gap-1.5 text-base outline-none">
        <span className="min-w-0 max-w-64 truncate text-muted max-md:sr-only" title={boardName}>
          {boardName}
        </span>
        <span aria-hidden className="text-faint max-md:hidden">
          /
        </span>
        <span className="shrink-0 font-semibold">{isNew ? 'New panel' : 'Edit panel'}</span>
      </h1>
      <p role={told ? 'alert' : 'status'} className="min-w-0 flex-1 truncate text-right text-xs">
        {first && told ? (
          <span className="text-danger-text">
            {first.message}: put it right to {isNew ? 'add' : 'apply'}
          </span>
        ) : null}
      </p>
      {toolbar ? (
        <div className="flex flex-wrap items-center gap-2 max-md:order-last max-md:basis-full">{toolbar}</div>
      ) : null}
      <div className="ml-auto flex shrink-0 gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="primary" aria-disabled={problems.length > 0} onClick={onApply}>
          <Check aria-hidden />
          {isNew ? 'Add panel' : 'Apply'}
          <span aria-hidden className="max-md:hidden">
            <Kbd keys="mod+enter" />
          </span>
        </Button>
      </div>
    </header>
  );
}
