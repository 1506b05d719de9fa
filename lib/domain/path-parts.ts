import type { CriticalPathResponse } from '../contracts/trace-critical-path';
import type { CriticalSegment } from '../trace/critical-path';
import { operationKey } from '../trace/observe-operations';
import type { TraceModel } from '../trace/trace-model';

/** What one operation holds of one call's critical path. */
export interface PathPart {
  service: string;
  operation: string;
  ns: number;
  /** The span that holds most of it. */
  spanId: string;
  spanNs: number;
}

export interface PathOfCall {
  traceId: string;
  durationNs: number;
  parts: Map<string, PathPart>;
}

type Operation = CriticalPathResponse['operations'][number];
type Group = 'all' | 'typical' | 'slowest';
const GROUPS: readonly Group[] = ['all', 'typical', 'slowest'];
const EXAMPLES = 3;

/** A critical path summed up by operation. */
export function tallyPath(model: TraceModel, path: readonly CriticalSegment[]): Map<string, PathPart> {
  const ofNode = new Map<number, number>();
  for (const { index, fromNs, toNs } of path) ofNode.set(index, (ofNode.get(index) ?? 0) + toNs - fromNs);
  const parts = new Map<string, PathPart>();
  for (const [index, ns] of ofNode) {
    const span = model.nodes[index]?.span;
    if (!span) continue;
    const key = operationKey(span.service, span.name);
    const known = parts.get(key);
    if (!known) {
      const { service, name: operation, spanId } = span;
      parts.set(key, { service, operation, ns, spanId, spanNs: ns });
      continue;
    }
    known.ns += ns;
    if (ns <= known.spanNs) continue;
    known.spanNs = ns;
    known.spanId = span.spanId;
  }
  return parts;
}

/**
 * The operations on the paths of many calls: of all, of the fifth around the median and of the slowest 5 %. What holds
 * up the slowest most comes first. @param calls by duration, the fastest first
 */
export function pathParts(calls: readonly PathOfCall[]): Pick<CriticalPathResponse, 'groups' | 'operations'> {
  const part = (from: number, to: number) =>
    calls.slice(
      Math.min(calls.length - 1, Math.floor(from * calls.length)),
      Math.max(1, Math.ceil(to * calls.length)),
    );
  const members =
    calls.length === 0
      ? { all: [], typical: [], slowest: [] }
      : { all: calls.slice(), typical: part(0.4, 0.6), slowest: part(0.95, 1) };
  const sums = { all: sumUp(members.all), typical: sumUp(members.typical), slowest: sumUp(members.slowest) };
  const operations = [...sums.all.byKey].map(([key, { service, operation, traces, best }]): Operation => {
    const of = (group: Group) => {
      const ns = sums[group].byKey.get(key)?.ns ?? 0;
      const { pathNs } = sums[group];
      return {
        share: pathNs === 0 ? 0 : ns / pathNs,
        meanNs: ns / Math.max(1, members[group].length),
      };
    };
    const [all, typical, slowest] = GROUPS.map(of);
    const nothing = { share: 0, meanNs: 0 };
    return {
      service,
      operation,
      all: all ?? nothing,
      typical: typical ?? nothing,
      slowest: slowest ?? nothing,
      traces: traces.size,
      examples: best,
    };
  });
  operations.sort(
    (a, b) =>
      b.slowest.meanNs - a.slowest.meanNs ||
      b.all.meanNs - a.all.meanNs ||
      a.service.localeCompare(b.service) ||
      a.operation.localeCompare(b.operation),
  );
  const group = (name: Group) => ({
    calls: members[name].length,
    durationNs:
      members[name].reduce((sum, { durationNs }) => sum + durationNs, 0) / Math.max(1, members[name].length),
  });
  return {
    groups: { all: group('all'), typical: group('typical'), slowest: group('slowest') },
    operations,
  };
}

interface Sum {
  service: string;
  operation: string;
  ns: number;
  traces: Set<string>;
  best: Operation['examples'];
}

function sumUp(calls: readonly PathOfCall[]): { pathNs: number; byKey: Map<string, Sum> } {
  const byKey = new Map<string, Sum>();
  let pathNs = 0;
  for (const { traceId, parts } of calls)
    for (const [key, { service, operation, ns, spanId }] of parts) {
      const known = byKey.get(key) ?? { service, operation, ns: 0, traces: new Set<string>(), best: [] };
      known.ns += ns;
      known.traces.add(traceId);
      known.best = [...known.best, { traceId, spanId, pathNs: ns }]
        .sort((a, b) => b.pathNs - a.pathNs)
        .filter((one, at, all) => all.findIndex((other) => other.traceId === one.traceId) === at)
        .slice(0, EXAMPLES);
      byKey.set(key, known);
      pathNs += ns;
    }
  return { pathNs, byKey };
}
