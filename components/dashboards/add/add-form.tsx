'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { dashboardListQuery } from '../page/dashboard-requests';
import { addToDashboard, addToNewDashboard } from './add-to-dashboard-request';
import { AddedNote } from './added-note';
import { BoardPicker, type ChosenBoard } from './board-picker';
import { boardsToAddTo } from './boards-to-add-to';
import { ChoicePicker } from './choice-picker';
import { ChoicePreview } from './choice-preview';
import type { PanelChoice } from './panel-choice';

interface AddFormProps {
  choices: readonly PanelChoice[];
  time: { from: string; to: string };
  range: { from: string; to: string } | null;
  onClose: () => void;
}

/** What, under which title, and onto which dashboard; with a preview of what will stand there. */
export function AddForm({ choices, time, range, onClose }: AddFormProps) {
  const client = useQueryClient();
  const titleId = useId();
  const [chosenId, setChosenId] = useState(choices[0]?.id ?? '');
  const choice = choices.find(({ id }) => id === chosenId) ?? choices[0];
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const [picked, setPicked] = useState<ChosenBoard | null>(null);
  const list = useQuery(dashboardListQuery);
  const boards = useMemo(() => boardsToAddTo(list.data?.dashboards ?? []), [list.data]);
  const [first] = boards;
  const board: ChosenBoard =
    picked ?? (first ? { id: first.id, name: first.name } : { id: null, name: 'My dashboard' });
  const title = titles[chosenId] ?? choice?.panel.title ?? '';
  const add = useMutation({
    mutationFn: (panel: Panel) =>
      board.id === null ? addToNewDashboard(board.name.trim(), panel, time) : addToDashboard(board.id, panel),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['dashboards'] });
    },
  });
  if (choice === undefined) return null;
  if (add.data)
    return (
      <AddedNote
        added={add.data}
        title={title}
        hasMore={choices.length > 1}
        onMore={() => {
          setPicked({ id: add.data.dashboardId, name: add.data.name });
          add.reset();
        }}
        onClose={onClose}
      />
    );
  // Where it goes by itself is known once the list is there; who chose does not wait for it.
  const isChosen = picked !== null || !list.isPending;
  const isReady = isChosen && (board.id !== null || board.name.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !add.isPending) add.mutate({ ...choice.panel, title: title.trim() });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 gap-x-4 gap-y-3 overflow-y-auto p-4 md:grid-cols-[15rem_minmax(0,1fr)]">
        <ChoicePicker choices={choices} chosenId={choice.id} onChange={setChosenId} />
        <div className="flex min-w-0 flex-col gap-3">
          <label htmlFor={titleId} className="flex flex-col gap-1">
            <span className="text-muted text-xs">Title of the panel</span>
            <Input
              id={titleId}
              value={title}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => setTitles({ ...titles, [choice.id]: event.target.value })}
            />
          </label>
          <ChoicePreview panel={choice.panel} time={time} range={range} />
          {choice.note === null ? null : <p className="text-muted text-xs">{choice.note}</p>}
          <BoardPicker boards={boards} loading={!isChosen} chosen={board} onChange={setPicked} />
          {list.error ? (
            <p role="alert" className="text-danger-text text-xs">
              The dashboards could not be read: {list.error.message}
            </p>
          ) : null}
        </div>
      </div>
      <footer className="flex flex-wrap items-center gap-2 border-t p-3">
        <p role="alert" className="min-w-0 flex-1 text-danger-text text-xs">
          {add.error ? add.error.message : null}
        </p>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" aria-disabled={!isReady || add.isPending}>
          {add.isPending ? 'Adding …' : 'Add'}
        </Button>
      </footer>
    </form>
  );
}
