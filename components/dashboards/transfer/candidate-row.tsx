'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { ImportCandidate } from './read-import';

interface CandidateRowProps {
  candidate: ImportCandidate;
  /** What was typed in place of its own name. */
  name: string | null;
  /** Names of dashboards that are there. */
  taken: ReadonlySet<string>;
  onName: (name: string) => void;
  onLeaveOut: () => void;
}

const SHOWN = 12;

/** One dashboard that was read: its name, which can be changed, or all that is wrong with it. */
export function CandidateRow({ candidate, name, taken, onName, onLeaveOut }: CandidateRowProps) {
  const { from, result } = candidate;
  const leaveOut = (
    <IconButton label={`Leave out ${from}`} tooltip="Leave out" size="sm" onClick={onLeaveOut}>
      <X aria-hidden />
    </IconButton>
  );
  if ('problems' in result) {
    return (
      <li className="rounded-md border border-danger bg-danger-soft px-3 py-2">
        <div className="flex items-center gap-2">
          <CircleAlert aria-hidden className="size-4 shrink-0 text-danger-text" />
          <span className="min-w-0 flex-1 truncate font-medium">{from}</span>
          {leaveOut}
        </div>
        <ul aria-label={`Problems of ${from}`} className="mt-1 flex flex-col gap-0.5 text-sm">
          {result.problems.slice(0, SHOWN).map(({ path, message }) => (
            <li key={`${path} ${message}`} className="break-words">
              {path === '' ? null : <code className="mr-1.5 font-mono text-xs">{path}</code>}
              {message}
            </li>
          ))}
        </ul>
        {result.problems.length > SHOWN ? (
          <p className="mt-1 text-muted text-xs">and {result.problems.length - SHOWN} more</p>
        ) : null}
      </li>
    );
  }
  const { document, folder } = result;
  const called = name ?? document.name;
  const clash = taken.has(called.trim());
  return (
    <li className="rounded-md border border-line px-3 py-2">
      <div className="flex items-center gap-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-ok-text" />
        <Input
          aria-label={`Name of ${from}`}
          value={called}
          maxLength={120}
          aria-invalid={called.trim() === ''}
          onChange={(event) => onName(event.target.value)}
        />
        {leaveOut}
      </div>
      <p className="mt-1 pl-6 text-muted text-xs">
        {from} · {document.panels.length} {document.panels.length === 1 ? 'panel' : 'panels'}
        {folder === '' ? '' : ` · ${folder}`}
      </p>
      {clash ? (
        <p role="status" className="mt-1 pl-6 text-sev-warn-text text-xs">
          There is a dashboard of this name already. Both will be kept: another name tells them apart.
        </p>
      ) : null}
    </li>
  );
}
