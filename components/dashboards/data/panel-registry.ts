import type { PanelReply } from './panel-ask';
import type { ShownOf } from './use-panel-data';
import type { ShownReplies } from './use-panel-load';

/** A panel as it is on the page now: what exports are made from, and what its menu does. */
export interface DrawnPanel {
  element: HTMLElement;
  /** Null: its figures are not there (yet). */
  shown: ShownReplies<PanelReply, ShownOf> | null;
  /** Null: nothing in it is estimated, or it is counted already. */
  countExactly: (() => void) | null;
}

const drawn = new Map<string, DrawnPanel>();

/** Makes a panel known by its id; of two of one id (the page's and the editor's) the later counts. Returns the way to forget it. */
export function registerPanel(panelId: string, panel: DrawnPanel): () => void {
  drawn.set(panelId, panel);
  return () => {
    if (drawn.get(panelId) === panel) drawn.delete(panelId);
  };
}

/** The panel of that id, if it is on the page. */
export function drawnPanel(panelId: string): DrawnPanel | undefined {
  return drawn.get(panelId);
}
