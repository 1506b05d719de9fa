import { useLayoutEffect, useMemo, useRef } from 'react';
import { toast } from 'sonner';
import { focusInstead, panelElement, showPanel } from '@/components/dashboards/editor/focus-panel';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import type { BoardActions } from './board-actions';
import { addPanel, bringPanelBack, freePanelId, removePanel } from './board-edits';
import type { ArrangeActions } from './board-grid';
import { copyPanel } from './panel-clipboard';
import { panelName } from './panel-name';
import { inReadingOrder } from './panel-places';
import type { BoardPageView } from './use-board-page-view';
import type { WorkingDashboard } from './use-dashboard';

const PUSH = { history: 'push' } as const;

/** What is done with panels: from their menus, by the grid, and with the one that was copied. */
export function usePanelActions(
  { document, edit, record }: WorkingDashboard,
  setState: BoardPageView['setState'],
): { menu: BoardActions; arrange: ArrangeActions; paste: (panel: Panel) => void } {
  const latest = useRef(document);
  useLayoutEffect(() => {
    latest.current = document;
  }, [document]);
  const calls = useMemo(() => {
    const find = (panelId: string) => latest.current.panels.find(({ id }) => id === panelId);
    const openEditor = (panelId: string) => void setState({ edit: panelId, panel: null }, PUSH);
    const add = (panel: Panel) => {
      const id = freePanelId(latest.current);
      edit((now) => addPanel(now, { ...panel, id }));
      showPanel(id);
    };
    const remove = (panelId: string) => {
      const panel = find(panelId);
      if (!panel) return;
      const order = inReadingOrder(latest.current.panels);
      const at = order.indexOf(panel);
      const beside = order[at + 1] ?? order[at - 1];
      edit((now) => removePanel(now, panel.id));
      focusInstead(() => (beside ? panelElement(beside.id) : null));
      toast(`Deleted “${panelName(panel)}”`, {
        duration: 8_000,
        action: { label: 'Undo', onClick: () => edit((now) => bringPanelBack(now, panel)) },
      });
    };
    return {
      edit: openEditor,
      fullView: (panelId: string) => void setState({ panel: panelId }, PUSH),
      duplicate: (panelId: string) => {
        const panel = find(panelId);
        if (panel) add(panel);
      },
      paste: add,
      copy: (panelId: string) => {
        const panel = find(panelId);
        if (!panel) return;
        copyPanel(panel);
        toast(`Copied “${panelName(panel)}”`, {
          description: 'Paste it with “Add panel”, here or on another dashboard.',
        });
      },
      remove,
      place: (places: ReadonlyMap<string, Panel['at']>) =>
        edit(() => [{ type: 'place', places: [...places].map(([id, at]) => ({ id, at })) }]),
    };
  }, [edit, setState]);
  const menu = useMemo<BoardActions>(() => ({ canEdit: !record.builtIn, ...calls }), [record.builtIn, calls]);
  return { menu, arrange: calls, paste: calls.paste };
}
