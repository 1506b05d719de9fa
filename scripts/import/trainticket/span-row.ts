import { z } from 'zod';
import type { WireSource, WireSpan } from '../../otlp/otlp-data';
import { serviceOfPod } from './service-of-pod';

export const spanRowSchema = z.object({
  TraceID: z.string().regex(/^[0-9a-f]{32}$/),
  SpanID: z.string().regex(/^[0-9a-f]{16}$/),
  ParentID: z.string(),
  PodName: z.string(),
  OperationName: z.string(),
  StartTimeUnixNano: z.string().regex(/^\d+$/),
  EndTimeUnixNano: z.string().regex(/^\d+$/),
});
export type SpanRow = z.infer<typeof spanRowSchema>;

const UNSPECIFIED = 0;

/** A row as an OTLP span. The data set carries neither kind nor status. */
export function spanFromRow(row: SpanRow, sources: Map<string, WireSource>): WireSpan {
  let source = sources.get(row.PodName);
  if (!source) {
    source = {
      resource: { 'service.name': serviceOfPod(row.PodName), 'k8s.pod.name': row.PodName },
      scope: 'trainticket',
    };
    sources.set(row.PodName, source);
  }
  return {
    source,
    traceId: row.TraceID,
    spanId: row.SpanID,
    ...(row.ParentID === 'root' ? {} : { parentSpanId: row.ParentID }),
    name: row.OperationName,
    kind: UNSPECIFIED,
    startNs: BigInt(row.StartTimeUnixNano),
    endNs: BigInt(row.EndTimeUnixNano),
    status: 0,
    attributes: {},
  };
}
