'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useTimeFormat } from '@/components/ui/time-zone';
import { diffDashboards } from '@/lib/boards/diff-dashboards';
import { type MergeChoice, mergeDashboards } from '@/lib/boards/merge-dashboards';
import { ChangeList } from './change-list';
import { ClashChoice } from './clash-choice';
import type { Conflict, ConflictResolution } from './conflict';

/** Both sides' changes, a choice for each clash, and the ways out. */
export function ConflictPane({ base, mine, theirs, onResolve }: Conflict) {
  const format = useTimeFormat();
  const [choices, setChoices] = useState<Readonly<Record<string, MergeChoice>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const theirChanges = useMemo(() => diffDashboards(base, theirs.document), [base, theirs.document]);
  const myChanges = useMemo(() => diffDashboards(base, mine), [base, mine]);
  const merged = useMemo(
    () => mergeDashboards(base, mine, theirs.document, choices),
    [base, mine, theirs.document, choices],
  );
  const open = merged.conflicts.filter(({ id }) => choices[id] === undefined).length;

  const resolve = async (resolution: ConflictResolution) => {
    setBusy(true);
    setProblem(null);
    try {
      await onResolve(resolution);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="flex min-h-0 flex-col gap-5 overflow-y-auto p-4">
        <div className="grid gap-5 md:grid-cols-2">
          <section className="min-w-0">
            <h3 className="pb-2 font-medium text-sm">
              They changed
              <span className="pl-2 font-normal text-muted text-xs">
                version {theirs.version}, {format.dateTime(theirs.updatedAt, 's')}
              </span>
            </h3>
            <ChangeList label="They changed" changes={theirChanges} none="Nothing that can be seen." />
          </section>
          <section className="min-w-0">
            <h3 className="pb-2 font-medium text-sm">You changed</h3>
            <ChangeList label="You changed" changes={myChanges} none="Nothing that can be seen." />
          </section>
        </div>
        <section>
          <h3 className="pb-2 font-medium text-sm">Both changed</h3>
          {merged.conflicts.length === 0 ? (
            <p className="text-muted text-sm">Nothing: the changes go together as they are.</p>
          ) : (
            <div className="flex flex-col gap-2">
              {merged.conflicts.map((conflict) => (
                <ClashChoice
                  key={conflict.id}
                  conflict={conflict}
                  choice={choices[conflict.id] ?? null}
                  onChoose={(choice) => setChoices({ ...choices, [conflict.id]: choice })}
                />
              ))}
            </div>
          )}
        </section>
      </div>
      {problem === null ? null : (
        <p role="alert" className="border-line border-t px-4 py-2 text-danger-text text-sm">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-4 py-3">
        {open > 0 ? (
          <p role="status" className="mr-auto text-muted text-xs">
            {open === 1 ? 'One choice is open' : `${open} choices are open`}
          </p>
        ) : null}
        <Button
          variant={sure ? 'danger' : 'ghost'}
          disabled={busy}
          onClick={() => (sure ? void resolve({ kind: 'discard' }) : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {sure ? 'Really discard mine?' : 'Discard mine'}
        </Button>
        <Button
          disabled={busy}
          onClick={() =>
            void resolve({ kind: 'copy', document: { ...mine, name: `${mine.name.slice(0, 110)} (mine)` } })
          }
        >
          Save mine as a copy
        </Button>
        <Button
          variant="primary"
          disabled={busy || open > 0}
          onClick={() => void resolve({ kind: 'merged', document: merged.document })}
        >
          {busy ? 'Saving…' : 'Save merged'}
        </Button>
      </div>
    </>
  );
}
