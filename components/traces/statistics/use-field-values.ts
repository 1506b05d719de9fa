import { useMemo } from 'react';
import { spanField } from '@/lib/query/fields';
import { spanIdentity } from '@/lib/trace/span-identity';
import type { TraceNode } from '@/lib/trace/trace-model';
import { useSpanValues } from '../page/use-span-values';
import type { TraceFacts } from '../page/use-trace-facts';

export type ValueOf = (node: TraceNode) => string | null;

const DRAWN: Record<string, ValueOf> = {
  service: ({ span }) => span.service,
  name: ({ span }) => span.name,
  kind: ({ span }) => span.kind,
  status: ({ span }) => span.status,
};

/** One field of every span: what is drawn is here, the rest is asked of the server. '' is no field. */
export function useFieldValues(facts: TraceFacts, field: string) {
  const { model } = facts;
  const drawn = DRAWN[spanField(field) ?? ''];
  const asked = useSpanValues(facts, drawn || field === '' ? null : field);
  const bySpan = asked.data?.bySpan;
  const valueOfSpan = useMemo((): ValueOf | null => {
    if (drawn) return drawn;
    return bySpan ? (node) => bySpan.get(spanIdentity(model, node)) ?? null : null;
  }, [drawn, bySpan, model]);
  const isAsked = !drawn && field !== '';
  return {
    valueOfSpan,
    isPending: isAsked && asked.isPending,
    error: isAsked ? asked.error : null,
    retry: () => void asked.refetch(),
    truncated: isAsked && asked.data?.truncated === true,
  };
}
