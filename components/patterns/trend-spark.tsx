/** Bars of a pattern over time, as high as the highest; the figures stand beside it. */
export function TrendSpark({ trend, color }: { trend: readonly number[]; color: string }) {
  const most = Math.max(1, ...trend);
  return (
    <svg
      viewBox={`0 0 ${trend.length * 4} 20`}
      preserveAspectRatio="none"
      className="h-5 w-full"
      role="img"
      aria-label={`Over time, at most ${most} in a bar`}
    >
      {trend.map((count, at) => {
        if (count === 0) return null;
        const height = Math.max(1.5, (count / most) * 20);
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
        return <rect key={at} x={at * 4} y={20 - height} width={3} height={height} fill={color} />;
      })}
    </svg>
  );
}
