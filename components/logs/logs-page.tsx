'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { TimePicker } from '@/components/time-picker/time-picker';
import { useNarrow } from '@/components/ui/use-narrow';
import { logsUrl } from '@/lib/url/logs';
import { FieldsPanel } from './fields-panel';
import { recallPlace, rememberPlace } from './list-memory';
import { LogDrawer } from './log-drawer';
import { LogResults } from './log-results';
import { LogsActionsProvider } from './logs-actions';
import { LogsChart } from './logs-chart';
import { LogsSearchBar } from './logs-search-bar';
import { LogsSummary } from './logs-summary';
import { SidePanel } from './side-panel';
import { useLogKeys } from './use-log-keys';
import { useLogsView } from './use-logs-view';
import { useStoredFlag } from './use-stored-flag';

/** /logs: search, chart, fields, lines, and one line in full. */
export function LogsPage() {
  const narrow = useNarrow();
  const [fieldsWanted, setFieldsWanted] = useStoredFlag('throughline.logs.fields', true);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [asTable, setAsTable] = useStoredFlag('throughline.logs.table', false);
  const fieldsOpen = narrow ? sheetOpen : fieldsWanted;
  const setFieldsOpen = narrow ? setSheetOpen : setFieldsWanted;

  const view = useLogsView(fieldsOpen, narrow);
  const { state, actions, search } = view;
  const [cursorId, setCursorId] = useCursor(search.listKey, state.log);
  const step = useLogKeys(view, cursorId, setCursorId);
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
      <div className="relative flex h-full min-h-0 flex-col overflow-clip">
        <h1 className="sr-only">Logs</h1>
        <div className="flex shrink-0 items-start gap-2 px-3 pt-2.5 pb-1.5 max-md:flex-wrap">
          <div className="min-w-0 flex-1 max-md:basis-full">
            <LogsSearchBar value={state.q} onSubmit={actions.setQuery} fields={view.fields.data} />
          </div>
          <TimePicker from={state.from} to={state.to} onChange={actions.setRange} />
          <div className="max-md:ml-auto">
            <SaveQueryButton path="/logs" search={logsUrl({ ...state, log: null }).split('?')[1] ?? ''} />
          </div>
        </div>
        <LogsSummary
          view={view}
          asTable={asTable}
          onTable={setAsTable}
          fieldsOpen={fieldsOpen}
          onFields={setFieldsOpen}
        />
        <LogsChart view={view} asTable={asTable} />
        <div className="relative flex min-h-0 flex-1 border-t">
          {fieldsOpen ? (
            <SidePanel side="left" label="Fields of the result" onClose={() => setFieldsOpen(false)}>
              <FieldsPanel query={view.fields} />
            </SidePanel>
          ) : null}
          <div className="min-w-0 flex-1">
            <LogResults view={{ ...view, actions: open }} cursorId={cursorId} onLeave={view.holdList} />
          </div>
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
        </div>
      </div>
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
