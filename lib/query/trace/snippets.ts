/** A condition on a trace as completion offers it. `#{…}` are places to fill in, one after the other. */
export interface TraceSnippet {
  label: string;
  detail: string;
  template: string;
}

export const TRACE_SNIPPETS: readonly TraceSnippet[] = [
  { label: 'has{…}', detail: 'some span of the trace', template: 'has{#{}}' },
  {
    label: 'parent{…} > child{…}',
    detail: 'a span and its direct parent',
    template: 'parent{#{}} > child{#{}}',
  },
  {
    label: 'ancestor{…} >> descendant{…}',
    detail: 'a span anywhere below another',
    template: 'ancestor{#{}} >> descendant{#{}}',
  },
  { label: 'count(span{…}) > n', detail: 'how many spans', template: 'count(span{#{}}) > #{1}' },
];
