'use client';

import { createContext } from 'react';

/** Where the frame of a panel has room for the tools of its body; null: they lie over the body. */
export const PanelToolsSlot = createContext<HTMLElement | null>(null);
