'use client';

import { createContext } from 'react';

/** What the menu of a panel can do with it on the dashboard's own page. Stays the same object: menus are drawn anew with it. */
export interface BoardActions {
  /** False on a ready-made dashboard. */
  canEdit: boolean;
  edit: (panelId: string) => void;
  fullView: (panelId: string) => void;
  duplicate: (panelId: string) => void;
  copy: (panelId: string) => void;
  remove: (panelId: string) => void;
}

export const BoardActionsContext = createContext<BoardActions | null>(null);
