import type { LabelMap, LabelSet } from './label-set';

/** One stored line as a pipeline gets it. */
export interface PipelineEntry {
  timeNs: bigint;
  line: string;
  stream: LabelMap;
  metadata: LabelMap;
}

/** What a pipeline works on; stages change it. */
export interface Working {
  readonly timeNs: bigint;
  line: string;
  readonly labels: LabelSet;
}

/** False drops the line. */
export type StageRun = (entry: Working) => boolean;
