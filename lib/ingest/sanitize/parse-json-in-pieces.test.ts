import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Repairs } from '../repairs';
import { finish } from './finish';
import { parseJsonInPieces } from './parse-json-in-pieces';
import { prepareJson } from './prepare-json';

/** What parsing gave, or that it did not; with the repairs. */
function outcome(parse: (bytes: Uint8Array, repairs: Repairs) => unknown, bytes: Uint8Array) {
  const repairs = new Repairs();
  try {
    const value = parse(bytes, repairs);
    return { text: JSON.stringify(value), value, repairs: [...repairs.counts].sort() };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { text: 'not JSON', value: undefined, repairs: [] };
  }
}

const whole = (bytes: Uint8Array) =>
  outcome((given, repairs) => JSON.parse(prepareJson(given, repairs)), bytes);
const pieces = (bytes: Uint8Array, size: number) =>
  outcome((given, repairs) => finish(parseJsonInPieces(given, repairs, size)), bytes);

const blanks = fc.stringMatching(/^[ \n\t\r]{0,2}$/);
const scalars = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  fc.constantFrom('1', '-0.5e3', '12345678901234567890', '1e999', 'true', 'null', '"\\u0000a"', '"\\ud800"'),
  fc.constantFrom('"\\\\"', '"a\\"]},"', '""', '"[{,"'),
);
const keys = fc.constantFrom('"a"', '"b"', '"__proto__"', '"1"', '"logRecords"', '"\\u0061"', '"toString"');
const { value: documents } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalars,
    fc
      .tuple(fc.array(tie('value'), { maxLength: 6 }), blanks)
      .map(([items, blank]) => `[${blank}${items.join(`${blank},${blank}`)}${blank}]`),
    fc
      .tuple(fc.array(fc.tuple(keys, tie('value')), { maxLength: 6 }), blanks)
      .map(
        ([fields, blank]) =>
          `{${blank}${fields.map(([key, value]) => `${key}${blank}:${value}`).join(`${blank},`)}${blank}}`,
      ),
  ),
}));

it('gives what parsing the whole gives, however small the pieces are', () => {
  fc.assert(
    fc.property(documents, fc.integer({ min: 0, max: 40 }), fc.boolean(), (document, size, marked) => {
      const bytes = Buffer.from(`${marked ? '\ufeff' : ''} ${document}\n`);
      expect(pieces(bytes, size)).toEqual(whole(bytes));
    }),
    { numRuns: 1_000 },
  );
});

it('refuses what parsing the whole refuses', () => {
  const edits = fc.tuple(
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom('', ',', ']', '}', '[', '{', '"', ':', '\xff', '1 2'),
  );
  fc.assert(
    fc.property(documents, edits, fc.integer({ min: 0, max: 40 }), (document, [place, cut, put], size) => {
      const at = place % (document.length + 1);
      const bytes = Buffer.from(document.slice(0, at) + put + document.slice(at + cut), 'latin1');
      expect(pieces(bytes, size)).toEqual(whole(bytes));
    }),
    { numRuns: 2_000 },
  );
});

it('works in many pieces on a large body, and refuses a dense one', () => {
  const records = Array.from({ length: 20_000 }, (_, n) => ({ n, body: { stringValue: `line ${n}` } }));
  const bytes = Buffer.from(JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] }));
  const work = parseJsonInPieces(bytes, new Repairs());
  let steps = 0;
  let last = work.next();
  for (; !last.done; last = work.next()) steps += 1;
  expect(steps).toBeGreaterThan(10);
  expect(last.value).toEqual({ resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] });
  const dense = Buffer.from(`[${'{},'.repeat(4_000_001)}{}]`);
  expect(() => finish(parseJsonInPieces(dense, new Repairs()))).toThrow(
    expect.objectContaining({ code: 'payload_too_large' }),
  );
});
