import { memo } from 'react';
import type { HeatmapLayout } from './heatmap-layout';

/** The cells: the more traces, the stronger; the share of failed ones fills a cell from its foot in the colour of errors. */
export const HeatmapCells = memo(function HeatmapCells({ layout }: { layout: HeatmapLayout }) {
  return (
    <g>
      {layout.cells.map(({ column, row, x, y, width, height, strength, count, failed }) => {
        const failedPx = failed === 0 ? 0 : Math.max(1.5, (failed / count) * height);
        return (
          <g key={`${column} ${row}`} opacity={strength}>
            <rect x={x} y={y} width={width} height={height} className="fill-accent" />
            {failed > 0 ? (
              <rect x={x} y={y + height - failedPx} width={width} height={failedPx} className="fill-danger" />
            ) : null}
          </g>
        );
      })}
    </g>
  );
});
