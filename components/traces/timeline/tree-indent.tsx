const STEP_PX = 14;
const MAX_INDENT = 16;

/** The guides of the tree to the left of a row; beyond sixteen levels the depth as a number. */
export function TreeIndent({ depth }: { depth: number }) {
  return (
    <>
      <span
        aria-hidden="true"
        className="h-full shrink-0"
        style={{
          width: `calc(${Math.min(depth, MAX_INDENT)} * var(--indent, ${STEP_PX}px))`,
          backgroundImage: 'linear-gradient(to right, var(--color-line) 1px, transparent 1px)',
          backgroundSize: `var(--indent, ${STEP_PX}px) 100%`,
          backgroundPositionX: 8,
        }}
      />
      {depth > MAX_INDENT ? (
        <span title={`${depth} levels deep`} className="shrink-0 pl-1 text-2xs text-faint">
          {depth}
        </span>
      ) : null}
    </>
  );
}
