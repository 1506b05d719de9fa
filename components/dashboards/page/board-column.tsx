import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { panelHeightPx } from './grid-measure';
import { PanelBox } from './panel-box';
import { inReadingOrder } from './panel-places';
import { useStablePanels } from './use-stable-panels';

/** The panels of a phone: one below the other, in reading order. */
export function BoardColumn({ document }: { document: DashboardDocument }) {
  const stable = useStablePanels(document.panels);
  return (
    <ul className="flex flex-col gap-2">
      {inReadingOrder(document.panels).map(({ id, at }) => {
        const panel = stable.get(id);
        return panel ? (
          <li key={id} style={{ height: panelHeightPx(at.h) }}>
            <PanelBox panel={panel} arranging={false} />
          </li>
        ) : null;
      })}
    </ul>
  );
}
