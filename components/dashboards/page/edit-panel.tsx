'use client';

import { useMemo } from 'react';
import { BoardViewContext } from '@/components/dashboards/data/board-view';
import { PanelEditor } from '@/components/dashboards/editor/panel-editor';
import { TimePicker } from '@/components/time-picker/time-picker';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { newPanel, PANEL_SIZES } from '@/lib/boards/new-panel';
import { addPanel, changePanel, freePanelId } from './board-edits';
import type { BoardPageView } from './use-board-page-view';
import type { WorkingDashboard } from './use-dashboard';
import { VariablesBar } from './variables-bar';

/** The editor over the whole page, for the panel that the URL names or a new one. */
export function EditPanel({ board, page }: { board: WorkingDashboard; page: BoardPageView }) {
  const { document, edit } = board;
  const { state, setState, view } = page;
  const isNew = state.edit === 'new';
  const close = () => void setState({ edit: null, kind: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new panel keeps the id and looks it began with
  const fresh = useMemo(
    () => newPanel(state.kind, freePanelId(document), { x: 0, y: 0, ...PANEL_SIZES[state.kind] }),
    [state.kind],
  );
  const panel = isNew ? fresh : document.panels.find(({ id }) => id === state.edit);
  if (!panel)
    return (
      <EmptyState
        heading="h1"
        title="This dashboard has no such panel"
        text="It may have been deleted since."
        actions={<Button onClick={close}>All panels</Button>}
      />
    );
  return (
    <BoardViewContext value={view}>
      <PanelEditor
        key={panel.id}
        panel={panel}
        isNew={isNew}
        boardName={document.name}
        toolbar={
          <>
            <VariablesBar document={document} view={view} onChoose={page.choose} />
            <TimePicker from={view.time.from} to={view.time.to} onChange={page.setRange} />
          </>
        }
        onCancel={close}
        onApply={(next) => {
          edit((now) => (isNew ? addPanel(now, next) : changePanel(now, next)));
          // Who adds a panel goes on to place it.
          if (isNew) void setState({ edit: null, kind: null, arrange: true });
          else close();
        }}
      />
    </BoardViewContext>
  );
}
