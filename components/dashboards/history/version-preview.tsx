'use client';

import { apiDataSource } from '@/components/dashboards/data/api-data-source';
import type { BoardView } from '@/components/dashboards/data/board-view';
import { BoardFrame } from '@/components/dashboards/page/board-frame';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { useFixedView } from './use-fixed-view';

interface VersionPreviewProps {
  document: DashboardDocument;
  /** The saved queries that it names. */
  saved: BoardView['saved'];
}

/** How a version looks over the records of now: its panels, which lead nowhere and change nothing. */
export function VersionPreview({ document, saved }: VersionPreviewProps) {
  const view = useFixedView(document, saved, apiDataSource);
  return <BoardFrame view={view} document={document} />;
}
