'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { BoardView } from '@/components/dashboards/data/board-view';
import { FormRow } from '@/components/dashboards/editor/form-row';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import {
  type DashboardDocument,
  dashboardDocumentSchema,
  type Variable,
} from '@/lib/contracts/dashboard/dashboard-document';
import type { WorkingDashboard } from './use-dashboard';
import { VariableForm } from './variable-form';

interface BoardSettingsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  board: WorkingDashboard;
  view: BoardView;
}

type Settings = Pick<DashboardDocument, 'name' | 'description' | 'time' | 'refreshSeconds' | 'variables'>;
const MOST_VARIABLES = 20;

/** Name, remark, what it opens with, and its variables. Applied to the working dashboard; saving is another step. */
export function BoardSettings({ open, onOpenChange, board, view }: BoardSettingsProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Settings and variables" className="w-[min(46rem,calc(100vw-24px))]">
        <SettingsForm
          document={board.document}
          view={view}
          onApply={(fields) => {
            board.edit(() => [{ type: 'set', fields }]);
            onOpenChange(false);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

interface SettingsFormProps {
  document: DashboardDocument;
  view: BoardView;
  onApply: (settings: Settings) => void;
}

function SettingsForm({ document, view, onApply }: SettingsFormProps) {
  const [name, setName] = useState(document.name);
  const [description, setDescription] = useState(document.description);
  const [time, setTime] = useState(document.time);
  const [refresh, setRefresh] = useState(
    document.refreshSeconds === null ? '' : String(document.refreshSeconds),
  );
  const [variables, setVariables] = useState(document.variables);
  const [problem, setProblem] = useState<string | null>(null);

  function apply(): void {
    const settings: Settings = {
      name,
      description,
      time,
      refreshSeconds: refresh.trim() === '' ? null : Number(refresh),
      variables: variables.map(withDefaultLabel),
    };
    const parsed = dashboardDocumentSchema.safeParse({ ...document, ...settings });
    const [issue] = parsed.success ? [] : parsed.error.issues;
    if (issue) return void setProblem(`${issue.path.join(' › ')}: ${issue.message}`);
    if (parsed.success) onApply({ ...settings, name: parsed.data.name });
  }
  return (
    <form
      className="flex min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        <FormRow label="Name" stacked>
          {(ids) => (
            <Input {...ids} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          )}
        </FormRow>
        <FormRow label="Description" stacked>
          {(ids) => (
            <textarea
              {...ids}
              value={description}
              maxLength={2_000}
              rows={2}
              className="rounded-md border bg-surface px-2.5 py-1.5"
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </FormRow>
        <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[1fr_1fr_auto_8rem]">
          <FormRow label="Opens with, from" stacked>
            {(ids) => (
              <Input
                {...ids}
                value={time.from}
                onChange={(event) => setTime({ ...time, from: event.target.value })}
              />
            )}
          </FormRow>
          <FormRow label="to" stacked>
            {(ids) => (
              <Input
                {...ids}
                value={time.to}
                onChange={(event) => setTime({ ...time, to: event.target.value })}
              />
            )}
          </FormRow>
          <Button onClick={() => setTime(view.time)}>As now</Button>
          <FormRow label="Refresh every (s)" stacked>
            {(ids) => (
              <Input
                {...ids}
                type="number"
                min={5}
                max={86_400}
                value={refresh}
                placeholder="Never"
                onChange={(event) => setRefresh(event.target.value)}
              />
            )}
          </FormRow>
        </div>
        <h3 className="pt-1 font-medium">Variables</h3>
        <p className="-mt-2 text-muted text-xs">
          A query that says <code className="font-mono">service:$service</code> follows what is chosen above
          the panels; where all values are chosen, the condition falls away.
        </p>
        <ul className="flex flex-col gap-2">
          {variables.map((variable, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names it while its name is typed
            <li key={index}>
              <VariableForm
                variable={variable}
                onChange={(next) => setVariables(variables.with(index, next))}
                onRemove={() => setVariables(variables.toSpliced(index, 1))}
              />
            </li>
          ))}
        </ul>
        <Button
          size="sm"
          className="self-start"
          disabled={variables.length >= MOST_VARIABLES}
          onClick={() => setVariables([...variables, newVariable(variables)])}
        >
          <Plus aria-hidden /> Add variable
        </Button>
      </div>
      <div className="flex items-center gap-2 border-t px-4 py-3">
        <p role="alert" className="min-w-0 flex-1 text-danger-text">
          {problem}
        </p>
        <Button type="submit" variant="primary">
          Apply
        </Button>
      </div>
    </form>
  );
}

function withDefaultLabel(variable: Variable): Variable {
  return { ...variable, label: variable.label.trim() };
}

function newVariable(others: readonly Variable[]): Variable {
  const first = others.some(({ name }) => name === 'service') ? `variable${others.length + 1}` : 'service';
  return {
    name: first,
    label: '',
    values: { from: 'field', source: 'logs', field: first === 'service' ? 'service' : 'level', q: '' },
    multi: true,
    chosen: [],
  };
}
