import type fc from 'fast-check';
import type { Span } from '../contracts/trace';
import { anySpans } from './random-trace';

/** Bags of spans in which few services and operations occur again and again. */
export const anyCalls: fc.Arbitrary<Span[]> = anySpans.map(asCalls);

function asCalls(spans: Span[]): Span[] {
  return spans.map((span, i) => {
    const n = Number(span.spanId.slice(1));
    return {
      ...span,
      service: ['api', 'db', 'queue'][n % 3] ?? '',
      name: ['get', 'put'][(n + i) % 2] ?? '',
    };
  });
}
