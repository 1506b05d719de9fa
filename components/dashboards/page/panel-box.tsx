'use client';

import { memo, useId, useState } from 'react';
import { PanelToolsSlot } from '@/components/dashboards/data/panel-tools-slot';
import { PanelBody } from '@/components/dashboards/panels/panel-body';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { PanelHead } from './panel-head';

interface PanelBoxProps {
  /** May have an older place: the box fills whatever it is put in. */
  panel: Panel;
  arranging: boolean;
}

/** A panel in its frame. Drawn anew only when the panel itself or the view changes, never for a place. */
export const PanelBox = memo(function PanelBox({ panel, arranging }: PanelBoxProps) {
  const titleId = useId();
  const [tools, setTools] = useState<HTMLElement | null>(null);
  return (
    <section
      aria-labelledby={titleId}
      data-panel={panel.id}
      className="group/panel @container relative flex h-full min-w-0 flex-col overflow-hidden rounded-md border bg-surface"
    >
      <PanelHead panel={panel} titleId={titleId} arranging={arranging} tools={setTools} />
      <div className="min-h-0 flex-1">
        <PanelToolsSlot value={tools}>
          <PanelBody panel={panel} />
        </PanelToolsSlot>
      </div>
    </section>
  );
});
