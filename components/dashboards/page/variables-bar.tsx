'use client';

import type { BoardView } from '@/components/dashboards/data/board-view';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { VariablePicker } from './variable-picker';

interface VariablesBarProps {
  document: DashboardDocument;
  view: BoardView;
  onChoose: (name: string, values: readonly string[]) => void;
}

/** The variables of the dashboard, each with its chosen values. */
export function VariablesBar({ document, view, onChoose }: VariablesBarProps) {
  if (document.variables.length === 0) return null;
  return (
    <ul aria-label="Variables" className="flex flex-wrap items-center gap-1.5">
      {document.variables.map((variable) => (
        <li key={variable.name} className="min-w-0">
          <VariablePicker
            variable={variable}
            view={view}
            onChoose={(values) => onChoose(variable.name, values)}
          />
        </li>
      ))}
    </ul>
  );
}
