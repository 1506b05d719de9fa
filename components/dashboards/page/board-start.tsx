import { LayoutDashboard } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import type { Panel, PanelKind } from '@/lib/contracts/dashboard/panel';
import { AddPanelMenu } from './add-panel-menu';

interface BoardStartProps {
  canEdit: boolean;
  onAdd: (kind: PanelKind) => void;
  onPaste: (panel: Panel) => void;
}

/** A dashboard without panels. */
export function BoardStart({ canEdit, onAdd, onPaste }: BoardStartProps) {
  return (
    <EmptyState
      icon={<LayoutDashboard />}
      title="No panels yet"
      text="A panel shows a query of logs or spans: as a line, a number, a list, a table. Add one here, or take what you look at on Logs, Errors and Traces with “Add to dashboard”."
      actions={canEdit ? <AddPanelMenu primary onAdd={onAdd} onPaste={onPaste} /> : null}
    />
  );
}
