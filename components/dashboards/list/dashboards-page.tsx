'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Download, LayoutDashboard, Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { refreshThings } from '@/components/saved-queries/library/library-api';
import { LibraryPane } from '@/components/saved-queries/library/library-pane';
import { useLibrary } from '@/components/saved-queries/library/use-library';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ImportDashboards } from '../transfer/import-dashboards';
import { NewDashboardDialog } from './new-dashboard-dialog';
import { useDashboardCopies } from './use-dashboard-copies';

const SHORTCUTS = [{ keys: 'c', label: 'New dashboard', group: 'This list' }] as const;

/** /dashboards: one's own and the ready-made ones. */
export function DashboardsPage() {
  const library = useLibrary('dashboard');
  const client = useQueryClient();
  const [open, setOpen] = useState<'new' | 'import' | null>(null);
  const { saveFolderAsFile } = useDashboardCopies();
  const { folder } = library.state;
  useShortcuts(SHORTCUTS, () => setOpen('new'));
  const create = (
    <Button variant="primary" onClick={() => setOpen('new')}>
      <Plus aria-hidden />
      New dashboard
    </Button>
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title="Dashboards"
        note={library.total > 0 ? library.total.toLocaleString('en') : null}
        actions={
          <>
            <Button onClick={() => setOpen('import')} aria-label="Import">
              <Upload aria-hidden />
              <span className="max-sm:sr-only">Import</span>
            </Button>
            <Button
              aria-label={folder === '' ? 'Export all' : `Export the folder ${folder}`}
              onClick={() => void saveFolderAsFile(folder)}
            >
              <Download aria-hidden />
              <span className="max-sm:sr-only">{folder === '' ? 'Export all' : 'Export folder'}</span>
            </Button>
            {create}
          </>
        }
      />
      <LibraryPane
        library={library}
        label="Dashboards"
        withKinds={false}
        empty={
          <EmptyState
            icon={<LayoutDashboard />}
            title="No dashboards yet"
            text="A dashboard shows logs and traces in panels that keep themselves up to date. Begin with an empty one, import one as JSON, or press “Add to dashboard” on any view of logs, errors or traces."
            actions={create}
          />
        }
      />
      {open === 'new' ? (
        <NewDashboardDialog
          library={library}
          folder={folder === '/' ? '' : folder}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <ImportDashboards
        open={open === 'import'}
        onOpenChange={(next) => setOpen(next ? 'import' : null)}
        folder={folder === '/' ? '' : folder}
        onImported={(ids, isDone) => {
          if (isDone) setOpen(null);
          toast(ids.length === 1 ? 'Imported one dashboard' : `Imported ${ids.length} dashboards`);
          void refreshThings(client);
        }}
      />
    </div>
  );
}
