import { useId } from 'react';

/** Hatching over the columns of time that the range cuts: what stands there is of a part, and no drop. */
export function PartMarks({
  columns,
  height,
}: {
  columns: readonly { x: number; width: number; isPart: boolean }[];
  height: number;
}) {
  const id = useId();
  const parts = columns.filter(({ isPart, width }) => isPart && width > 0);
  if (parts.length === 0 || columns.length === 1) return null;
  return (
    <g className="pointer-events-none" data-part>
      <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={2} height={4} className="fill-surface" />
        <rect x={2} width={1} height={4} className="fill-line-strong" fillOpacity={0.35} />
      </pattern>
      {parts.map(({ x, width }) => (
        <rect key={x} x={x} y={0} width={width} height={height} fill={`url(#${id})`} fillOpacity={0.75} />
      ))}
    </g>
  );
}
