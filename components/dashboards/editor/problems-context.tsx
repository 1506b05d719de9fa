'use client';

import { createContext, useContext } from 'react';
import type { PanelProblem } from './panel-problems';

/** What is wrong with the panel that is being edited; each field shows its own. */
export const ProblemsContext = createContext<readonly PanelProblem[]>([]);

/** What is wrong with the value at that path (`queries.0.name`); with what lies in it, unless a field of its own shows that. */
export function useProblem(path: string | undefined): string | null {
  const problems = useContext(ProblemsContext);
  return path === undefined ? null : (problems.find((one) => one.path === path)?.message ?? null);
}
