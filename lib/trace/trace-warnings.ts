import type { SpanWarning, TraceIssue, TraceNode } from './trace-model';

const SENTENCES: Record<SpanWarning, string> = {
  missing_parent: 'Its parent span is not here: late, sampled away or expired. It is drawn as a root.',
  cycle: 'Its parents form a circle, which was cut here.',
  duplicate_id: 'Another span of this trace has the same id.',
  negative_duration: 'It ends before it starts; drawn with no duration.',
  starts_before_parent: 'It starts before its parent: the clocks of the two hosts may differ.',
  unreadable_time: 'Its times could not be read; drawn at the start of the trace.',
  far_away: 'It is far in time from the rest of the trace: late work, or a clock that is far off.',
};

export function describeSpanWarning(warning: SpanWarning): string {
  return SENTENCES[warning];
}

const SUMMARIES: Record<TraceIssue['kind'], (n: number) => string> = {
  several_roots: (n) => `${n.toLocaleString('en')} roots`,
  missing_parent: (n) => `${spans(n)} whose parent is not here (late, sampled away or expired)`,
  cycle: (n) => `${n} ${n === 1 ? 'circle' : 'circles'} of parents cut`,
  duplicate_id: (n) => `${spans(n)} with a span id that is not unique`,
  negative_duration: (n) => (n === 1 ? '1 span ends before it starts' : `${spans(n)} end before they start`),
  starts_before_parent: (n) =>
    n === 1
      ? '1 span starts before its parent: clocks may differ'
      : `${spans(n)} start before their parents: clocks may differ`,
  unreadable_time: (n) => `${spans(n)} with unreadable times`,
  far_away: (n) => `${spans(n)} far in time from the rest`,
  no_duration: (n) => `${spans(n)} with no duration`,
};

/** What is odd about a trace, by kind. */
export function traceIssues(nodes: readonly TraceNode[], roots: readonly number[]): TraceIssue[] {
  const found = new Map<TraceIssue['kind'], number[]>();
  const add = (kind: TraceIssue['kind'], index: number) => {
    const list = found.get(kind);
    if (list) list.push(index);
    else found.set(kind, [index]);
  };
  if (roots.length > 1) found.set('several_roots', [...roots]);
  for (const node of nodes) for (const warning of node.warnings) add(warning, node.index);
  // Told last: no fault, but not to be overlooked either.
  for (const node of nodes)
    if (node.durationNs === 0 && !node.warnings.includes('negative_duration')) add('no_duration', node.index);
  return [...found].map(([kind, indexes]) => ({ kind, text: SUMMARIES[kind](indexes.length), indexes }));
}

function spans(n: number): string {
  return n === 1 ? '1 span' : `${n.toLocaleString('en')} spans`;
}
