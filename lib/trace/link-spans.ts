import type { TimedSpan, TimedSpans } from './time-spans';
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
 * they are the sides of one call (Zipkin's shared spans) the called sides go below the calling one, and a child below the
 * side of its own service, else below the first that was called; otherwise they stay siblings and the earliest takes the
 * children. A cycle is cut at its earliest span. Source: Jaeger's `SpanIDUniquifier` adjuster for shared spans.
 */
export function linkSpans({ timed: spans, parents: known }: TimedSpans): LinkedSpans {
  const warnings = new Map<number, SpanWarning[]>();
  const warn = (at: number, warning: SpanWarning) => {
    const list = warnings.get(at);
    if (list) list.push(warning);
    else warnings.set(at, [warning]);
  };
  if (known) {
    const parents = known.map((parent, at) => {
      if (parent === -2) warn(at, 'missing_parent');
      return Math.max(-1, parent);
    });
    cutCycles(parents, spans, warn);
    return { keys: spans.map(({ span }) => span.spanId), parents, warnings };
  }
  // Nearly every id is there once: lists are made only of those that are not.
  const owner = new Map<string, number>();
  const repeated = new Map<string, number[]>();
  const keys = spans.map(({ span }, at) => {
    const first = owner.get(span.spanId);
    if (first === undefined) owner.set(span.spanId, at);
    else {
      const same = repeated.get(span.spanId);
      if (same) same.push(at);
      else repeated.set(span.spanId, [first, at]);
    }
    return span.spanId;
  });
  const callerOf = new Map<number, number>();
  const callOf = new Map<string, SharedCall>();
  for (const [id, same] of repeated) {
    same.forEach((at, n) => {
      if (n > 0) keys[at] = freeKey(`${id}~${n + 1}`, owner);
    });
    const call = sharedCall(same, spans);
    if (call) {
      callOf.set(id, call);
      for (const at of call.called) callerOf.set(at, call.caller);
    } else for (const at of same) warn(at, 'duplicate_id');
  }
  const parents = new Int32Array(spans.length).fill(-1);
  spans.forEach(({ span }, at) => {
    const client = callerOf.get(at);
    if (client !== undefined) {
      parents[at] = client;
      return;
    }
    const parentId = span.parentSpanId;
    if (parentId === null || parentId === '') return;
    const call = callOf.get(parentId);
    const parent = call ? sideFor(span.service, call, spans) : owner.get(parentId);
    if (parent === undefined) warn(at, 'missing_parent');
    else parents[at] = parent;
  });
  cutCycles(parents, spans, warn);
  return { keys, parents, warnings };
}

/** The sides of one call that share an id. */
interface SharedCall {
  caller: number;
  /** By start; more than one where a message was received several times. */
  called: number[];
}

const CALLED: Partial<Record<TimedSpan['span']['kind'], string>> = { client: 'server', producer: 'consumer' };

function sharedCall(same: readonly number[], spans: readonly TimedSpan[]): SharedCall | null {
  const callers = same.filter((at) => CALLED[spans[at]?.span.kind ?? 'unspecified'] !== undefined);
  const [caller] = callers;
  if (caller === undefined || callers.length > 1) return null;
  const kind = CALLED[spans[caller]?.span.kind ?? 'unspecified'];
  const called = same.filter((at) => spans[at]?.span.kind === kind);
  return called.length === same.length - 1 ? { caller, called } : null;
}

function sideFor(service: string, { caller, called }: SharedCall, spans: readonly TimedSpan[]): number {
  const isOwn = (at: number) => spans[at]?.span.service === service;
  return called.find(isOwn) ?? (isOwn(caller) ? caller : (called[0] ?? caller));
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
  const path: number[] = [];
  for (let from = 0; from < parents.length; from++) {
    path.length = 0;
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
