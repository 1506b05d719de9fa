/** What a stage made of a batch. */
export interface StageResult<T> {
  records: T[];
  /** Of each record, its index in what the stage was given; not needed when none was left out and the order is kept. */
  kept?: readonly number[];
  /** What was changed in records, and how often, for the status page. */
  changes?: ReadonlyMap<string, number>;
}

/** A pure stage between decode and write: takes a batch, gives a batch. */
export interface Stage<T> {
  name: string;
  run: (records: T[]) => StageResult<T>;
}

/** What the stages made of a batch. */
export interface PipelineResult<T> {
  records: T[];
  /** Of each record, its index in what came in; null when all are there, in their order. */
  kept: readonly number[] | null;
  /** Records that stages left out, by stage name. */
  dropped: ReadonlyMap<string, number>;
  changes: ReadonlyMap<string, number>;
}

/** Runs the stages in order. With no stage the batch passes through untouched. */
export function runPipeline<T>(records: T[], stages: readonly Stage<T>[] = []): PipelineResult<T> {
  let current = records;
  let kept: readonly number[] | null = null;
  const dropped = new Map<string, number>();
  const changes = new Map<string, number>();
  for (const { name, run } of stages) {
    const result = run(current);
    const indexes = result.kept ?? null;
    if ((indexes ?? current).length !== result.records.length) {
      throw new Error(`the stage ${name} does not say which records it kept`);
    }
    addTo(dropped, name, current.length - result.records.length);
    for (const [what, count] of result.changes ?? []) addTo(changes, what, count);
    kept = inTermsOf(kept, indexes);
    current = result.records;
  }
  return { records: current, kept, dropped, changes };
}

function inTermsOf(earlier: readonly number[] | null, indexes: readonly number[] | null) {
  if (earlier === null || indexes === null) return indexes ?? earlier;
  return indexes.map((index) => earlier[index] ?? index);
}

function addTo(counts: Map<string, number>, what: string, count: number): void {
  if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
}
