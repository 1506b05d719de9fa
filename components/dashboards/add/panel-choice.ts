import type { Panel } from '@/lib/contracts/dashboard/panel';

/** Something of a page that can stand on a dashboard. */
export interface PanelChoice {
  id: string;
  /** `Chart of logs by level` */
  name: string;
  /** Where the panel is not to the letter what the page shows. */
  note: string | null;
  /** Its id and place are given when it is added. */
  panel: Panel;
}

/** The place of a panel that has none yet. */
export const NO_PLACE = { x: 0, y: 0, w: 6, h: 8 } as const;
