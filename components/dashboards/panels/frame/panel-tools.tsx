'use client';

import { ChartLine, Info, LoaderCircle, Table2, X } from 'lucide-react';
import { useContext } from 'react';
import { createPortal } from 'react-dom';
import { formatShare } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { usePanelLook } from '../../data/panel-look';
import { PanelToolsSlot } from '../../data/panel-tools-slot';
import type { PanelData } from '../../data/use-panel-data';
import type { PanelRemarks } from '../panel-remarks';

const QUIET =
  'opacity-0 focus-visible:opacity-100 group-hover/panel:opacity-100 group-focus-within/panel:opacity-100 [@media(hover:none)]:opacity-100 print:hidden';

interface PanelToolsProps {
  panelId: string;
  name: string;
  data: PanelData;
  remarks: PanelRemarks;
  hasTable: boolean;
}

/** Small tools of a panel: what its figures rest on, and its table. In the panel's head, or over its corner. */
export function PanelTools(props: PanelToolsProps) {
  const slot = useContext(PanelToolsSlot);
  const tools = <Tools {...props} />;
  if (slot) return createPortal(tools, slot);
  return <div className="absolute top-0 right-1 z-10 flex items-center">{tools}</div>;
}

function Tools({ panelId, name, data, remarks, hasTable }: PanelToolsProps) {
  const { asTable, setAsTable } = usePanelLook(panelId);
  const { relativeError, isApproximate, notes } = remarks;
  const error = relativeError === null ? '' : ` ± ${formatShare(relativeError)}`;
  return (
    <>
      {data.loading && data.seconds > 0 ? (
        <button
          type="button"
          aria-label={`${name} has been loading for ${data.seconds} s: cancel`}
          title="Loading: cancel"
          className="flex h-6 items-center gap-1 whitespace-nowrap rounded-sm px-1 text-2xs text-muted hover:bg-hover hover:text-text print:hidden"
          onClick={data.cancel}
        >
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
          {data.seconds > 1 ? (
            <>
              {data.seconds} s <X aria-hidden className="size-3" />
            </>
          ) : null}
        </button>
      ) : null}
      {notes.length > 0 ? (
        <Popover>
          <PopoverTrigger asChild>
            {!isApproximate ? (
              <IconButton
                label={`What the figures of ${name} rest on`}
                tooltip={null}
                size="sm"
                className={QUIET}
              >
                <Info aria-hidden />
              </IconButton>
            ) : (
              <button
                type="button"
                aria-label={
                  relativeError === null
                    ? `Some figures of ${name} are not exact`
                    : `${name} is estimated, off by at most ${formatShare(relativeError)}`
                }
                title={notes[0]}
                // At the very edge: what shows on hover alone would leave a gap beside it.
                className="order-last whitespace-nowrap rounded-sm px-1 text-2xs text-muted hover:bg-hover hover:text-text"
              >
                ≈{error}
              </button>
            )}
          </PopoverTrigger>
          <PopoverContent align="end" className="w-80" aria-label={`About the figures of ${name}`}>
            <ul className="flex list-disc flex-col gap-1 pl-4 text-xs">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
            {!isApproximate ? null : (
              <Button size="sm" className="mt-2" disabled={data.exact} onClick={data.countExactly}>
                {data.exact ? 'Counting exactly …' : 'Count exactly'}
              </Button>
            )}
          </PopoverContent>
        </Popover>
      ) : null}
      {hasTable ? (
        <IconButton
          label={asTable ? `Show ${name} as a picture` : `Show ${name} as a table`}
          tooltip={asTable ? 'Show the picture' : 'Show as a table'}
          size="sm"
          aria-pressed={asTable}
          className={asTable ? 'text-accent-text' : QUIET}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
        </IconButton>
      ) : null}
    </>
  );
}
