'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { formatShortCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { DashboardAttributes, DashboardRecord } from '@/lib/contracts/dashboard/dashboard-api';
import { attributesQuery, dashboardQuery, saveMapping } from './dashboard-requests';

interface RemapDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  dashboardId: string;
  attributes: DashboardAttributes;
  onMapped: (record: DashboardRecord) => void;
}

/** Says under which names this store has what a ready-made dashboard shows. */
export function RemapDialog({ open, onOpenChange, ...rest }: RemapDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Names of attributes"
        description="Where your data has the same thing under another name, say which. All panels then read that one."
        className="w-[min(44rem,calc(100vw-24px))]"
      >
        <RemapForm {...rest} />
      </DialogContent>
    </Dialog>
  );
}

function RemapForm({ dashboardId, attributes, onMapped }: Omit<RemapDialogProps, 'open' | 'onOpenChange'>) {
  const client = useQueryClient();
  const listId = useId();
  const [names, setNames] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(attributes.attributes.map((need) => [keyOf(need), need.mappedTo ?? ''])),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const chosen = Object.entries(names).map(([name, other]) => [name, other.trim()] as const);
    try {
      const record = await saveMapping(
        dashboardId,
        Object.fromEntries(chosen.filter(([key, other]) => other !== '' && !key.endsWith(`:${other}`))),
      );
      client.setQueryData(dashboardQuery(dashboardId).queryKey, record);
      void client.invalidateQueries({ queryKey: attributesQuery(dashboardId).queryKey });
      onMapped(record);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The names were not saved');
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      className="flex min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ul className="flex min-h-0 flex-col divide-y overflow-y-auto px-4">
        {attributes.attributes.map((need) => {
          const { name, source, about, like } = need;
          const key = keyOf(need);
          return (
            <li key={key} className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-2">
              <div className="min-w-0 text-muted text-xs">
                <p className="break-all font-mono text-text">{name}</p>
                <p>
                  {source === 'logs' ? 'Logs' : 'Spans'}: {about}
                </p>
                <p className={need.found ? 'text-ok-text' : 'text-sev-warn-text'}>{sayFound(need)}</p>
              </div>
              <div className="flex min-w-0 flex-col gap-1.5">
                <Input
                  aria-label={`Other name of ${name} on ${source}`}
                  list={`${listId}-${source}`}
                  value={names[key] ?? ''}
                  maxLength={256}
                  placeholder="The same name"
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono text-xs"
                  onChange={(event) => setNames({ ...names, [key]: event.target.value })}
                />
                <AlikeNames
                  names={like.slice(0, 4)}
                  chosen={names[key] ?? ''}
                  onChoose={(other) => setNames({ ...names, [key]: other })}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {(['logs', 'spans'] as const).map((source) => (
        <datalist key={source} id={`${listId}-${source}`}>
          {attributes.names[source].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ))}
      <div className="flex items-center gap-2 border-t px-4 py-3">
        <p role="alert" className="min-w-0 flex-1 text-danger-text">
          {problem}
        </p>
        <Button
          variant="ghost"
          onClick={() => setNames(Object.fromEntries(Object.keys(names).map((name) => [name, ''])))}
        >
          As they come
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          Use these names
        </Button>
      </div>
    </form>
  );
}

type Need = DashboardAttributes['attributes'][number];

function keyOf({ name, source }: Need): string {
  return `${source}:${name}`;
}

function sayFound({ found, records, estimated }: Need): string {
  if (!found) return 'Not found';
  return records === null ? 'Found' : `Found: ${estimated ? '≈ ' : ''}${formatShortCount(records)}`;
}

interface AlikeNamesProps {
  names: readonly string[];
  chosen: string;
  onChoose: (name: string) => void;
}

function AlikeNames({ names, chosen, onChoose }: AlikeNamesProps) {
  if (names.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-1">
      <span className="text-muted text-xs">Alike:</span>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          className="max-w-full truncate rounded-sm border px-1.5 font-mono text-muted text-xs hover:bg-hover hover:text-text aria-pressed:border-accent aria-pressed:text-text pointer-coarse:py-1.5"
          onClick={() => onChoose(name === chosen ? '' : name)}
        >
          {name}
        </button>
      ))}
    </p>
  );
}
