'use client';

import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { newQuery } from '@/lib/boards/new-panel';
import type { AskingPanel } from '@/lib/contracts/dashboard/panel';
import type { Formula, PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import { FormulaCard } from './formula-card';
import { movedItem } from './moved-item';
import { nextName } from './next-name';
import { QueryCard } from './query-card';
import { renameInFormulas } from './rename-in-formulas';
import { withQueries } from './with-queries';

const MOST = 8;

interface QueriesSectionProps {
  panel: AskingPanel;
  onChange: (panel: AskingPanel) => void;
  onRun: () => void;
}

/** What the panel asks: its queries, and formulas over them. */
export function QueriesSection({ panel, onChange, onRun }: QueriesSectionProps) {
  const { queries, formulas } = panel;
  const root = useRef<HTMLDivElement>(null);
  const overTime = panel.kind === 'timeseries' || (panel.kind === 'number' && panel.trend);
  const setQueries = (next: PanelQuery[]) => onChange(withQueries(panel, next));
  const setFormulas = (next: Formula[]) => onChange({ ...panel, formulas: next });
  const renamed = (before: string, after: string) => onChange(renameInFormulas(panel, before, after));
  /** What one just added has the focus. */
  const focusLast = (selector: string) =>
    setTimeout(() => {
      const all = root.current?.querySelectorAll<HTMLElement>(selector);
      all?.item(all.length - 1)?.focus();
    });
  const focusAdd = () => setTimeout(() => root.current?.querySelector<HTMLElement>('[data-add]')?.focus());
  return (
    <div ref={root} className="flex flex-col gap-2">
      {queries.map((query, at) => (
        <QueryCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
          key={at}
          query={query}
          at={at}
          count={queries.length}
          kind={panel.kind}
          overTime={overTime}
          onChange={(next) => setQueries(queries.with(at, next))}
          onRenamed={renamed}
          onMove={(by) => setQueries(movedItem(queries, at, by))}
          onDuplicate={
            queries.length < MOST
              ? () => {
                  setQueries(queries.toSpliced(at + 1, 0, { ...query, name: nextName(panel) }));
                }
              : null
          }
          onRemove={
            queries.length > 1
              ? () => {
                  setQueries(queries.toSpliced(at, 1));
                  focusAdd();
                }
              : null
          }
          onRun={onRun}
        />
      ))}
      {formulas.map((formula, at) => (
        <FormulaCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
          key={at}
          formula={formula}
          at={at}
          count={formulas.length}
          names={[...queries, ...formulas.slice(0, at)].map(({ name }) => name)}
          onChange={(next) => setFormulas(formulas.with(at, next))}
          onRenamed={renamed}
          onMove={(by) => setFormulas(movedItem(formulas, at, by))}
          onRemove={() => {
            setFormulas(formulas.toSpliced(at, 1));
            focusAdd();
          }}
          onRun={onRun}
        />
      ))}
      <div className="flex gap-2">
        {queries.length < MOST ? (
          <Button
            data-add
            size="sm"
            onClick={() => {
              const source = queries.at(-1)?.records.source ?? 'logs';
              setQueries([...queries, newQuery(nextName(panel), source)]);
              focusLast('section[aria-label^="Query "] textarea, section[aria-label^="Query "] .cm-content');
            }}
          >
            <Plus aria-hidden /> Query
          </Button>
        ) : null}
        {formulas.length < MOST ? (
          <Button
            size="sm"
            onClick={() => {
              setFormulas([
                ...formulas,
                { name: nextName(panel), label: '', expression: '', format: null, hidden: false },
              ]);
              focusLast('[role="combobox"][aria-label^="Expression"]');
            }}
          >
            <Plus aria-hidden /> Formula
          </Button>
        ) : null}
      </div>
    </div>
  );
}
