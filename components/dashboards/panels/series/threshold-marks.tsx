import type { Threshold } from '@/lib/contracts/dashboard/panel';
import { TONES, thresholdBands } from '../threshold-tone';
import type { ValueScale } from './value-scale';

/** Where thresholds begin: a line with its word, and its ground up to the next. */
export function ThresholdMarks({
  thresholds,
  scale,
  width,
}: {
  thresholds: readonly Threshold[];
  scale: ValueScale;
  width: number;
}) {
  return (
    <g className="pointer-events-none">
      {thresholdBands(thresholds, scale.domain).map(({ tone, from, to }) => {
        const [top, foot] = [scale.yOf(to), scale.yOf(from)];
        const { color, word } = TONES[tone];
        return (
          <g key={`${tone} ${from}`}>
            <rect x={0} y={top} width={width} height={foot - top} fill={color} fillOpacity={0.07} />
            {from === scale.domain[0] ? null : (
              <line x1={0} x2={width} y1={foot} y2={foot} stroke={color} strokeDasharray="6 3" />
            )}
            {foot - top < 12 ? null : (
              <text
                x={width - 4}
                y={foot - 3}
                textAnchor="end"
                fontSize={10}
                className="fill-muted"
                stroke="var(--color-surface)"
                strokeWidth={3}
                paintOrder="stroke"
              >
                {word}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
