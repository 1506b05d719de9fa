'use client';

import { useEffect } from 'react';
import { BoardFrame } from '@/components/dashboards/page/board-frame';
import { PrintingNote } from '@/components/dashboards/page/printing-note';
import { usePrinting } from '@/components/dashboards/page/use-printing';
import { ShortcutListener } from '@/components/shell/shortcut-listener';
import { rangeLabel } from '@/components/time-picker/range-label';
import { TimePicker } from '@/components/time-picker/time-picker';
import { cn } from '@/components/ui/cn';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { SharedDashboard } from '@/lib/contracts/dashboard/share-api';
import { serverNowNs } from '@/lib/http/server-clock';
import { SharedVariables } from './shared-variables';
import { useSharedView } from './use-shared-view';

/** A dashboard that can only be looked at; nothing of it leads into the product. */
export function SharedBoard({ token, shared }: { token: string; shared: SharedDashboard }) {
  const { document: board, allow, expiresAt } = shared;
  const printing = usePrinting();
  const { view, state, setRange, choose } = useSharedView(token, shared, printing.active);
  const format = useTimeFormat();
  useEffect(() => {
    document.title = board.name;
  }, [board.name]);

  const chooses = allow.variables && board.variables.length > 0;
  const variables = chooses ? (
    <SharedVariables token={token} variables={board.variables} view={view} allow={allow} onChoose={choose} />
  ) : null;
  const time = allow.time ? (
    <TimePicker from={view.time.from} to={view.time.to} onChange={setRange} />
  ) : (
    <span className="text-muted text-sm" suppressHydrationWarning>
      {rangeLabel(view.time, format.zone, serverNowNs())}
    </span>
  );
  const bare = state.embed && !state.header;
  return (
    <div className="flex min-h-full flex-col">
      {/* Without the product around it nobody else listens: Ctrl+P prints all of it. */}
      <ShortcutListener />
      {printing.active ? <PrintingNote onCancel={printing.cancel} /> : null}
      {bare ? (
        <>
          <h1 className="sr-only">{board.name}</h1>
          {allow.time || chooses ? (
            <div className="flex flex-wrap items-center gap-2 px-2 pt-2">
              {variables}
              <div className="ml-auto">{allow.time ? time : null}</div>
            </div>
          ) : null}
        </>
      ) : (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
          <div className="min-w-0 flex-1 basis-60">
            <h1 className="truncate font-semibold text-base">{board.name}</h1>
            <p className="truncate text-muted text-xs" suppressHydrationWarning>
              Read-only
              {expiresAt === null ? '' : ` · until ${format.dateTime(expiresAt, 's')}`}
              {board.description === '' ? '' : ` · ${board.description}`}
            </p>
          </div>
          {variables}
          {time}
        </header>
      )}
      <div className={cn('min-w-0 flex-1', bare ? 'p-2' : 'p-3')}>
        {board.panels.length === 0 ? (
          <p className="p-6 text-center text-muted">There are no panels on this dashboard yet.</p>
        ) : (
          <BoardFrame view={view} document={board} />
        )}
      </div>
    </div>
  );
}
