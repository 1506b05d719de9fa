import fc from 'fast-check';
import type { Span } from '../contracts/trace';
import { spanFixture } from './span-fixture';

/** Any bag of spans: parents may be missing, circular or themselves, ids may repeat, children may lie anywhere. */
export const anySpans: fc.Arbitrary<Span[]> = fc.array(
  fc
    .record({
      id: fc.nat(12),
      parent: fc.option(fc.nat(14)),
      start: fc.nat(1000),
      duration: fc.integer({ min: -5, max: 1000 }),
      kind: fc.constantFrom('internal' as const, 'client', 'server', 'producer', 'consumer'),
      status: fc.constantFrom('unset' as const, 'ok', 'error'),
    })
    .map(({ id, parent, start, duration, kind, status }) =>
      spanFixture(`s${id}`, parent === null ? null : `s${parent}`, start, duration, { kind, status }),
    ),
  { maxLength: 16 },
);

/** A tree with one root, distinct ids, children anywhere in time, in shuffled order. */
export const treeSpans: fc.Arbitrary<Span[]> = fc
  .array(fc.record({ up: fc.nat(1000), start: fc.nat(900), duration: fc.nat(600) }), { maxLength: 24 })
  .map((rest) => [
    spanFixture('s0', null, 100, 700),
    ...rest.map(({ up, start, duration }, i) =>
      spanFixture(`s${i + 1}`, `s${up % (i + 1)}`, start, duration),
    ),
  ])
  .chain((spans) => fc.shuffledSubarray(spans, { minLength: spans.length }));
