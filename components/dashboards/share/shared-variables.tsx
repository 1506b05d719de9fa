'use client';

import type { BoardView } from '@/components/dashboards/data/board-view';
import type { Variable } from '@/lib/contracts/dashboard/dashboard-document';
import type { ShareAllow } from '@/lib/contracts/dashboard/share-api';
import { SharedVariablePicker } from './shared-variable-picker';

interface SharedVariablesProps {
  token: string;
  variables: readonly Variable[];
  view: BoardView;
  allow: ShareAllow;
  onChoose: (name: string, values: readonly string[]) => void;
}

/** The variables of a shared dashboard, where its viewer may choose. */
export function SharedVariables({ token, variables, view, allow, onChoose }: SharedVariablesProps) {
  return (
    <ul aria-label="Variables" className="flex flex-wrap items-center gap-1.5">
      {variables.map((variable) => (
        <li key={variable.name}>
          <SharedVariablePicker
            token={token}
            variable={variable}
            view={view}
            allow={allow}
            onChoose={(values) => onChoose(variable.name, values)}
          />
        </li>
      ))}
    </ul>
  );
}
