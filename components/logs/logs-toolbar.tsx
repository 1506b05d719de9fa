import { ArrowUpToLine, ListTree } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { LogsState } from '@/lib/url/logs';
import { ColumnsMenu } from './columns-menu';
import type { LogsView } from './use-logs-view';
import { ViewMenu } from './view-menu';

interface LogsToolbarProps {
  view: LogsView;
  panes: readonly { value: LogsState['pane']; label: string }[];
  fieldsOpen: boolean;
  onFields: (open: boolean) => void;
  columnsOpen: boolean;
  onColumns: (open: boolean) => void;
  /** What else can be done with the lines: live tail, export. */
  children?: ReactNode;
}

/** The row over the list: what the main area shows, and how. */
export function LogsToolbar(props: LogsToolbarProps) {
  const { view, panes, fieldsOpen, onFields, columnsOpen, onColumns, children } = props;
  const { state, setState, search, actions } = view;
  const lines = state.pane === 'lines';
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-b pr-2 pl-1.5">
      <IconButton
        label={fieldsOpen ? 'Hide fields' : 'Show fields'}
        size="sm"
        aria-pressed={fieldsOpen}
        className="aria-pressed:bg-selected aria-pressed:text-text"
        onClick={() => onFields(!fieldsOpen)}
      >
        <ListTree aria-hidden />
      </IconButton>
      <TabsList
        aria-label="What is shown of the result"
        className="-mb-px h-9 items-end self-end border-0 px-0.5"
      >
        {panes.map(({ value, label }) => (
          <TabsTrigger key={value} value={value} className="h-9">
            {label}
          </TabsTrigger>
        ))}
      </TabsList>
      <div className="ml-auto flex min-w-0 items-center gap-0.5">
        {lines && search.openedAt !== null ? (
          <Button size="sm" variant="ghost" onClick={actions.toStart}>
            <ArrowUpToLine aria-hidden />
            {state.order === 'newest' ? 'Newest' : 'Oldest'}
          </Button>
        ) : null}
        {children}
        {lines ? (
          <>
            {state.view === 'table' ? (
              <ColumnsMenu fields={view.fields.data?.fields} open={columnsOpen} onOpenChange={onColumns} />
            ) : null}
            <ViewMenu state={state} onChange={(change) => void setState(change)} />
          </>
        ) : null}
      </div>
    </div>
  );
}
