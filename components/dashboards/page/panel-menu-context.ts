'use client';

import { type ComponentType, createContext } from 'react';
import type { Panel } from '@/lib/contracts/dashboard/panel';

/** What opens at the right end of a panel's head; null: a dashboard that is only looked at (a shared link). */
export const PanelMenuContext = createContext<ComponentType<{ panel: Panel }> | null>(null);
