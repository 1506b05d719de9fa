import { toast } from 'sonner';
import { formatSpan } from '@/components/charts/format-span';
import { isoToMs } from '@/components/logs/log-time';
import { useTimeZone } from '@/components/ui/time-zone';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { zoneLabel } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';
import { useBoardView } from '../../data/board-view';
import { drawnPanel } from '../../data/panel-registry';
import { panelTitle } from '../panel-title';
import { panelCsvText } from './panel-csv-text';
import { queryLines } from './query-lines';
import { fileStem, saveBlob } from './save-blob';

export interface PanelExports {
  savePng: () => Promise<void>;
  /** Null: the panel has no figures. */
  saveCsv: (() => void) | null;
}

/** The ways to save a panel, as it is on the page now. */
export function usePanelExports(panel: Panel): PanelExports {
  const view = useBoardView();
  const { zone } = useTimeZone();
  const name = () => {
    const from = (view.range ?? view.time).from.slice(0, 16).replaceAll(':', '');
    return fileStem(`${panelTitle(panel)} ${from}`);
  };
  const noFigures = () =>
    toast.error('The figures of this panel are not here yet. Wait until it shows them.');
  return {
    async savePng() {
      const drawn = drawnPanel(panel.id);
      if (!drawn) return void noFigures();
      const { from, to } = drawn.shown?.of.range ?? view.range ?? view.time;
      const span = formatSpan(isoToMs(from), isoToMs(to), zone);
      try {
        // Loaded only for those who save one.
        const { panelPng } = await import('./panel-picture-file');
        const blob = await panelPng(drawn.element, {
          title: panelTitle(panel),
          range: `${span} (${zoneLabel(zone, nowNs())})`,
          queries: queryLines(panel, view),
        });
        saveBlob(`${name()}.png`, blob);
      } catch {
        toast.error('The picture could not be made. Try again, or save the figures as CSV.');
      }
    },
    saveCsv:
      panel.kind === 'text'
        ? null
        : () => {
            const shown = drawnPanel(panel.id)?.shown;
            const text = shown && panelCsvText(shown.of.panel, shown.replies, shown.of.range);
            if (!text) return void noFigures();
            saveBlob(`${name()}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
          },
  };
}
