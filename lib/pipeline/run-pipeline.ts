/** A pure stage between decode and write: takes a batch, gives a batch; what it drops it counts. */
export interface Stage<T> {
  name: string;
  run: (records: T[]) => { records: T[]; repairs?: ReadonlyMap<string, number> };
}

/** What the stages made of a batch. */
export interface PipelineResult<T> {
  records: T[];
  /** Records that stages left out, by stage name. */
  dropped: Map<string, number>;
  repairs: Map<string, number>;
}

/** Runs the stages in order. With no stage the batch passes through untouched. */
export function runPipeline<T>(records: T[], stages: readonly Stage<T>[] = []): PipelineResult<T> {
  const result: PipelineResult<T> = { records, dropped: new Map(), repairs: new Map() };
  for (const stage of stages) {
    const before = result.records.length;
    const { records: kept, repairs } = stage.run(result.records);
    if (kept.length < before) result.dropped.set(stage.name, before - kept.length);
    for (const [what, count] of repairs ?? []) {
      result.repairs.set(what, (result.repairs.get(what) ?? 0) + count);
    }
    result.records = kept;
  }
  return result;
}
