'use client';

import { ChartLine, FileSpreadsheet, ImageDown, Table2 } from 'lucide-react';
import { DropdownMenuItem } from '@/components/ui/dropdown-menu';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { usePanelLook } from '../../data/panel-look';
import { hasTableView } from '../table-view';
import { usePanelExports } from './use-panel-exports';

/** Entries of a panel's menu: its table, its picture as PNG, its figures as CSV. */
export function PanelExportItems({ panel }: { panel: Panel }) {
  const { savePng, saveCsv } = usePanelExports(panel);
  const { asTable, setAsTable } = usePanelLook(panel.id);
  return (
    <>
      {hasTableView(panel.kind) ? (
        <DropdownMenuItem onSelect={() => setAsTable(!asTable)}>
          {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
          {asTable ? 'Show the picture' : 'Show as a table'}
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuItem onSelect={() => void savePng()}>
        <ImageDown aria-hidden /> Save as PNG
      </DropdownMenuItem>
      {saveCsv ? (
        <DropdownMenuItem onSelect={saveCsv}>
          <FileSpreadsheet aria-hidden /> Save as CSV
        </DropdownMenuItem>
      ) : null}
    </>
  );
}
