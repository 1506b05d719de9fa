'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { AddToDashboard } from '@/components/dashboards/add/add-to-dashboard';
import { logsChoices } from '@/components/dashboards/add/logs-choices';
import { DifferencesPanel } from '@/components/differences/differences-panel';
import { ExportMenu } from '@/components/export/export-menu';
import { FieldStats } from '@/components/field-stats/field-stats';
import { LiveButton } from '@/components/live-tail/live-button';
import { LiveStatus } from '@/components/live-tail/live-status';
import { PatternsPane } from '@/components/patterns/patterns-pane';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { TimePicker } from '@/components/time-picker/time-picker';
import { Tabs, TabsContent } from '@/components/ui/tabs';
import { useNarrow } from '@/components/ui/use-narrow';
import { LOG_PANES, logsUrl } from '@/lib/url/logs';
import { searchOf } from '@/lib/url/search-of';
import { LogColumnsProvider } from './columns-context';
import { FieldsPanel } from './fields-panel';
import { recallPlace, rememberPlace } from './list-memory';
import { LogDrawer } from './log-drawer';
import { LogResults } from './log-results';
import { LogsActionsProvider } from './logs-actions';
import { LogsChart } from './logs-chart';
import { LogsSearchBar } from './logs-search-bar';
import { LogsSummary } from './logs-summary';
import { LogsToolbar } from './logs-toolbar';
import { SidePanel } from './side-panel';
import { useLogKeys } from './use-log-keys';
import { type LogsView, useLogsView } from './use-logs-view';
import { useStoredFlag } from './use-stored-flag';

const PANES = [
  { value: 'lines', label: 'Lines' },
  { value: 'patterns', label: 'Patterns' },
  { value: 'differences', label: 'What differs' },
] as const;

/** /logs: search, chart, fields, lines, and one line in full. */
export function LogsPage() {
  const narrow = useNarrow();
  const [fieldsWanted, setFieldsWanted] = useStoredFlag('throughline.logs.fields', true);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [asTable, setAsTable] = useStoredFlag('throughline.logs.table', false);
  const fieldsOpen = narrow ? sheetOpen : fieldsWanted;
  const setFieldsOpen = narrow ? setSheetOpen : setFieldsWanted;

  const [columnsOpen, setColumnsOpen] = useState(false);

  const view = useLogsView(fieldsOpen || columnsOpen, narrow);
  const { state, actions, search } = view;
  const [cursorId, setCursorId] = useCursor(
    search.listKey,
    state.log ?? (state.at === null ? null : search.openedAt),
  );
  const { step, cursorField } = useLogKeys(view, cursorId, setCursorId);
  const pane = PANES.find(({ value }) => value === state.pane)?.value ?? 'lines';
  const open = useMemo(
    () => ({
      ...actions,
      openLog: (id: string) => {
        setCursorId(id);
        actions.openLog(id);
      },
    }),
    [actions, setCursorId],
  );

  return (
    <LogsActionsProvider value={open}>
      <LogColumnsProvider value={view.columns}>
        <div className="relative flex h-full min-h-0 flex-col overflow-clip">
          <h1 className="sr-only">Logs</h1>
          <div className="flex shrink-0 items-start gap-2 px-3 pt-2.5 pb-1.5 max-md:flex-wrap">
            <div className="min-w-0 flex-1 max-md:basis-full">
              <LogsSearchBar value={state.q} onSubmit={actions.setQuery} fields={view.fields.data} />
            </div>
            <TimePicker from={state.from} to={state.to} onChange={actions.setRange} onJump={actions.jumpTo} />
            <LiveButton live={view.live.enabled} onChange={view.setLive} />
            <div className="flex gap-2 max-md:ml-auto">
              <AddToDashboard
                choices={() =>
                  logsChoices({
                    q: state.q,
                    order: state.order,
                    columns: state.cols.length === 0 ? [] : view.columns.map(({ field }) => field),
                    stat: statOf(view),
                  })
                }
                time={state}
                range={view.range}
              />
              <SaveQueryButton path="/logs" search={searchOf(logsUrl({ ...state, log: null }))} />
            </div>
          </div>
          <LogsSummary view={view} asTable={asTable} onTable={setAsTable} />
          <LogsChart view={view} asTable={asTable} />
          <Tabs
            value={pane}
            onValueChange={(value) =>
              void view.setState(
                { pane: LOG_PANES.find((known) => known === value) ?? 'lines' },
                { history: 'push' },
              )
            }
            className="flex min-h-0 flex-1 flex-col border-t"
          >
            <LogsToolbar
              view={view}
              panes={PANES}
              fieldsOpen={fieldsOpen}
              onFields={setFieldsOpen}
              columnsOpen={columnsOpen}
              onColumns={setColumnsOpen}
            >
              <ExportMenu
                input={view.input}
                order={state.order}
                columns={view.columns}
                total={
                  view.histogram.data
                    ? { count: view.histogram.data.total, exact: view.histogram.data.estimate === null }
                    : null
                }
              />
            </LogsToolbar>
            {view.live.enabled ? <LiveStatus live={view.live} /> : null}
            <div className="relative flex min-h-0 flex-1">
              {fieldsOpen ? (
                <SidePanel side="left" label="Fields of the result" onClose={() => setFieldsOpen(false)}>
                  <FieldsPanel query={view.fields} />
                </SidePanel>
              ) : null}
              <TabsContent value={pane} className="min-w-0 flex-1">
                {pane === 'patterns' ? (
                  <PatternsPane input={view.input} setQuery={actions.setQuery} openLog={open.openLog} />
                ) : pane === 'differences' ? (
                  <DifferencesPanel
                    input={view.input}
                    part={state.part}
                    onPart={actions.compare}
                    setQuery={actions.setQuery}
                  />
                ) : (
                  <LogResults
                    view={{ ...view, actions: open }}
                    cursorId={cursorId}
                    cursorField={cursorField}
                    onLeave={view.holdList}
                  />
                )}
              </TabsContent>
              {state.log === null ? null : (
                <SidePanel side="right" label="Log line" overlay={state.wrap} onClose={actions.closeLog}>
                  <LogDrawer
                    log={view.selected}
                    error={view.selectedQuery.error}
                    tab={state.tab}
                    pattern={view.pattern}
                    onTab={(tab) => void view.setState({ tab })}
                    onStep={step}
                    onClose={actions.closeLog}
                    onRetry={() => void view.selectedQuery.refetch()}
                  />
                </SidePanel>
              )}
              {state.stat === null || state.log !== null ? null : (
                <SidePanel side="right" label="Field" onClose={() => actions.openStats(null)}>
                  <FieldStats field={state.stat} input={view.input} onClose={() => actions.openStats(null)} />
                </SidePanel>
              )}
            </div>
          </Tabs>
        </div>
      </LogColumnsProvider>
    </LogsActionsProvider>
  );
}

/** The line the keyboard stands on: the selected one, or where this list was left. */
function useCursor(listKey: string, selectedId: string | null): [string | null, (id: string) => void] {
  const [cursorId, setCursorId] = useState<string | null>(selectedId);
  useEffect(() => {
    if (selectedId !== null) setCursorId(selectedId);
    else setCursorId((now) => recallPlace(listKey).cursorId ?? now);
  }, [selectedId, listKey]);
  const move = useCallback(
    (id: string) => {
      setCursorId(id);
      rememberPlace(listKey, { cursorId: id });
    },
    [listKey],
  );
  return [cursorId, move];
}

/** The field whose figures are open. */
function statOf({ state, fields }: LogsView) {
  if (state.stat === null) return null;
  const type = fields.data?.fields.find(({ name }) => name === state.stat)?.type;
  return { field: state.stat, isNumber: type === 'number' };
}
