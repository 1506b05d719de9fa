import { formatCount } from '@/components/charts/format-count';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceBox } from '@/lib/contracts/trace-box';
import type { TraceHeatmapResponse } from '@/lib/contracts/trace-heatmap';
import { boxText } from './cell-text';
import { layoutHeatmap } from './heatmap-layout';

/** The heatmap's figures as a table, newest first; each row chooses its cell as a box. */
export function HeatmapTable({
  data,
  height,
  onBox,
}: {
  data: TraceHeatmapResponse;
  height: number;
  onBox: (box: TraceBox) => void;
}) {
  const { zone } = useTimeZone();
  const { boxOf } = layoutHeatmap(data, 1, 1);
  const newestFirst = data.cells.toSorted((a, b) => b.column - a.column || b.row - a.row);
  return (
    <section
      aria-label="Traces over time and duration as a table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="mx-3 shrink-0 overflow-auto rounded-md border"
      style={{ height }}
    >
      <table className="w-full text-right text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th className="px-2 py-1 text-left font-medium">Started</th>
            <th className="px-2 py-1 font-medium">Took</th>
            <th className="px-2 py-1 font-medium">Traces</th>
            <th className="px-2 py-1 font-medium">Failed</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((cell) => {
            const box = boxOf(cell, cell);
            const text = boxText(box, zone);
            return (
              <tr key={`${cell.column} ${cell.row}`} className="border-t hover:bg-hover">
                <td className="px-2 py-0.5 text-left">
                  <button
                    type="button"
                    className="text-accent-text hover:underline"
                    onClick={() => onBox(box)}
                  >
                    {text.time}
                  </button>
                </td>
                <td className="px-2 py-0.5">{text.duration}</td>
                <td className="px-2 py-0.5 font-medium">{formatCount(cell.count)}</td>
                <td className="px-2 py-0.5">{formatCount(cell.failed)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
