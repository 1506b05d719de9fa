import type { Log } from '../contracts/log';
import { offsetNs } from './time-spans';
import type { TraceModel } from './trace-model';

/** A log line laid on a span. Both times are nanoseconds after the trace's start. */
export interface PlacedLog {
  log: Log;
  /** When it was written, which may be before the first span or after the last. */
  timeNs: number;
  /** Where it is drawn: `timeNs`, held inside the trace. */
  atNs: number;
  /** Node index, or -1 when its span is not in the trace or it names none. */
  index: number;
}

export interface PlacedLogs {
  byNode: Map<number, PlacedLog[]>;
  /** All of them in time order. */
  all: PlacedLog[];
  /** How many lie on no span. */
  unplaced: number;
}

/** Lays the logs of a trace on its spans by span id, each list in time order. */
export function placeLogs(model: TraceModel, logs: readonly Log[]): PlacedLogs {
  const all = logs.map((log) => {
    const index = log.spanId === null ? -1 : (model.byKey.get(log.spanId) ?? -1);
    // A log keeps its place on its span, also where the span's clock was put right.
    const timeNs = (offsetNs(model.startEpochNs, log.time) ?? 0) + (model.nodes[index]?.skewNs ?? 0);
    return {
      log,
      timeNs,
      atNs: Math.min(model.durationNs, Math.max(0, timeNs)),
      index,
    };
  });
  all.sort((a, b) => a.timeNs - b.timeNs);
  const byNode = new Map<number, PlacedLog[]>();
  let unplaced = 0;
  for (const placed of all) {
    if (placed.index === -1) {
      unplaced++;
      continue;
    }
    const list = byNode.get(placed.index);
    if (list) list.push(placed);
    else byNode.set(placed.index, [placed]);
  }
  return { byNode, all, unplaced };
}
