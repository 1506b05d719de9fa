import type { SpanWarning, TraceNode } from './trace-model';

const SENTENCES: Record<SpanWarning, string> = {
  missing_parent: 'Its parent span is not here: late, sampled away or expired. It is drawn as a root.',
  cycle: 'Its parents form a circle, which was cut here.',
  duplicate_id: 'Another span of this trace has the same id.',
  negative_duration: 'It ends before it starts; drawn with no duration.',
  starts_before_parent: 'It starts before its parent: the clocks of the two hosts may differ.',
  unreadable_time: 'Its times could not be read; drawn at the start of the trace.',
};

export function describeSpanWarning(warning: SpanWarning): string {
  return SENTENCES[warning];
}

const SUMMARIES: Record<SpanWarning, (n: number) => string> = {
  missing_parent: (n) => `${spans(n)} whose parent is not here (late, sampled away or expired)`,
  cycle: (n) => `${n} ${n === 1 ? 'circle' : 'circles'} of parents cut`,
  duplicate_id: (n) => `${spans(n)} with a span id that is not unique`,
  negative_duration: (n) => (n === 1 ? '1 span ends before it starts' : `${spans(n)} end before they start`),
  starts_before_parent: (n) =>
    n === 1
      ? '1 span starts before its parent: clocks may differ'
      : `${spans(n)} start before their parents: clocks may differ`,
  unreadable_time: (n) => `${spans(n)} with unreadable times`,
};

/** What is odd about a trace, one phrase a kind, counted. */
export function describeWarnings(nodes: readonly TraceNode[], roots: readonly number[]): string[] {
  const counts = new Map<SpanWarning, number>();
  for (const node of nodes)
    for (const warning of node.warnings) counts.set(warning, (counts.get(warning) ?? 0) + 1);
  const phrases = [...counts].map(([warning, n]) => SUMMARIES[warning](n));
  return roots.length > 1 ? [`${roots.length} roots`, ...phrases] : phrases;
}

function spans(n: number): string {
  return n === 1 ? '1 span' : `${n.toLocaleString('en')} spans`;
}
