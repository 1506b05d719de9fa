import type { TimedSpan } from './time-spans';
import type { SpanWarning } from './trace-model';

/** Spans with their place in the tree settled, before they are put in drawing order. */
export interface LinkedSpans {
  keys: string[];
  /** Position of the parent in the list, -1 for roots. */
  parents: Int32Array;
  warnings: Map<number, SpanWarning[]>;
}

/**
 * Decides every span's parent. A span whose parent is absent becomes a root. Spans with the same id are all kept: when
 * they are the client and the server side of one call (Zipkin's shared spans) the server side goes below the client
 * side and takes the children, otherwise they stay siblings and the earliest takes the children. A cycle is cut at its
 * earliest span. Source: Jaeger's `SpanIDUniquifier` adjuster for shared spans.
 */
export function linkSpans(spans: TimedSpan[]): LinkedSpans {
  const warnings = new Map<number, SpanWarning[]>();
  const warn = (at: number, warning: SpanWarning) => {
    const list = warnings.get(at);
    if (list) list.push(warning);
    else warnings.set(at, [warning]);
  };
  const byId = new Map<string, number[]>();
  spans.forEach(({ span }, at) => {
    const same = byId.get(span.spanId);
    if (same) same.push(at);
    else byId.set(span.spanId, [at]);
  });
  const keys = spans.map(({ span }) => span.spanId);
  const sharedClient = new Map<number, number>();
  const owner = new Map<string, number>();
  for (const [id, same] of byId) {
    const first = same[0] ?? 0;
    owner.set(id, first);
    if (same.length === 1) continue;
    same.forEach((at, n) => {
      if (n > 0) keys[at] = freeKey(`${id}~${n + 1}`, byId);
    });
    const client = same.find((at) => spans[at]?.span.kind === 'client');
    const server = same.find((at) => spans[at]?.span.kind === 'server');
    if (same.length === 2 && client !== undefined && server !== undefined) {
      sharedClient.set(server, client);
      owner.set(id, server);
    } else for (const at of same) warn(at, 'duplicate_id');
  }
  const parents = new Int32Array(spans.length).fill(-1);
  spans.forEach(({ span }, at) => {
    const client = sharedClient.get(at);
    if (client !== undefined) {
      parents[at] = client;
      return;
    }
    const parentId = span.parentSpanId;
    if (parentId === null || parentId === '') return;
    const parent = owner.get(parentId);
    if (parent === undefined) warn(at, 'missing_parent');
    else parents[at] = parent;
  });
  cutCycles(parents, spans, warn);
  return { keys, parents, warnings };
}

function freeKey(wanted: string, taken: Map<string, unknown>): string {
  let key = wanted;
  while (taken.has(key)) key += '~';
  return key;
}

function cutCycles(
  parents: Int32Array,
  spans: TimedSpan[],
  warn: (at: number, w: SpanWarning) => void,
): void {
  // 0 unseen, 1 on the way up now, 2 known to reach a root.
  const state = new Uint8Array(parents.length);
  for (let from = 0; from < parents.length; from++) {
    const path: number[] = [];
    let at = from;
    while (at !== -1 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = parents[at] ?? -1;
    }
    if (at !== -1 && state[at] === 1) {
      const cycle = path.slice(path.indexOf(at));
      let earliest = at;
      for (const member of cycle)
        if ((spans[member]?.startNs ?? 0) < (spans[earliest]?.startNs ?? 0)) earliest = member;
      parents[earliest] = -1;
      warn(earliest, 'cycle');
    }
    for (const seen of path) state[seen] = 2;
  }
}
