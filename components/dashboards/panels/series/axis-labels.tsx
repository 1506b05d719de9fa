/** The numbers of a value axis, in the room beside the plot; each on the middle of its line. */
export function AxisLabels({
  labels,
  width,
}: {
  /** `y`: px from the top of the plot. */
  labels: readonly { value: number; y: number; text: string }[];
  width: number;
}) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-0" style={{ width }}>
      {labels.map(({ value, y, text }) => (
        <span
          key={value}
          className="absolute right-1.5 -translate-y-1/2 whitespace-nowrap text-2xs text-faint leading-3"
          style={{ top: y }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
