import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { Repairs } from '../repairs';
import { decodeOperations } from './decode-operations';
import { readBulk } from './read-bulk';

const read = (body: string, index: string | null = null) =>
  readBulk(Buffer.from(body), { index, pipeline: null }, new Repairs());
const reasonOf = (body: string): string => {
  try {
    read(body);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return 'taken';
};

describe('readBulk', () => {
  it('reads every action, with what the path and the line say', () => {
    const operations = read(
      [
        '{"index":{"_index":"a","_id":"1","routing":"x"}}',
        '{"m":1}',
        '{"create":{"pipeline":"p","dynamic_templates":{"m":"long"}}}\r',
        '{"m":2}\r',
        '',
        '{"index":{"_type":"_doc","op_type":"create","_id":7}}',
        '{"m":3}',
        '{"delete":{"_index":"a","_id":"1"}}',
        '{"update":{"_id":"2","retry_on_conflict":3}}',
        '{"doc":{"m":4},"doc_as_upsert":true}',
        '',
      ].join('\n'),
      'of-path',
    );
    expect(operations.map(({ action, index, id, pipeline }) => [action, index, id, pipeline])).toEqual([
      ['index', 'a', '1', null],
      ['create', 'of-path', null, 'p'],
      ['create', 'of-path', '7', null],
      ['delete', 'a', '1', null],
      ['update', 'of-path', '2', null],
    ]);
    expect(operations.map(({ refusal }) => refusal?.status ?? null)).toEqual([null, null, null, 400, null]);
  });

  it.each([
    ['', /request body is required/],
    ['{"index":{"_index":"a"}}\n{"m":1}', /must be terminated by a newline \[\\n\]/],
    ['{"index":{}}\n{}\n', /index is missing/],
    ['{"drop":{"_index":"a"}}\n{}\n', /expected field \[create\].* but found \[drop\]/],
    ['{"index":"a"}\n{}\n', /expected START_OBJECT but found \[VALUE_STRING\]/],
    ['[1]\n{}\n', /expected START_OBJECT but found \[START_ARRAY\]/],
    ['{"index":{"_index":"a","colour":"red"}}\n{}\n', /unknown parameter \[colour\]/],
    ['{"index":{"_index":"a"}\n{}\n', /Malformed action\/metadata line \[1\]/],
    ['\n\n', /no requests added/],
  ])('refuses %j as a whole', (body, reason) => {
    expect(reasonOf(body)).toMatch(reason);
  });

  it.each([
    ['{"index":{"_index":"Upper"}}\n{}\n', /must be lowercase/],
    ['{"index":{"_index":"a b"}}\n{}\n', /must not contain/],
    ['{"index":{"_index":"_a"}}\n{}\n', /must not start with/],
    ['{"index":{"_index":"a","_id":""}}\n{}\n', /must not be empty/],
    [`{"index":{"_index":"a","_id":"${'x'.repeat(513)}"}}\n{}\n`, /too long/],
    ['{"index":{"_index":"a","if_seq_no":3,"if_primary_term":1}}\n{}\n', /versions are not supported/],
    ['{"delete":{"_index":"a","_id":"1"}}\n', /deletes are not supported/],
  ])('refuses the operation of %j alone', (body, reason) => {
    expect(read(body)[0]?.refusal?.reason).toMatch(reason);
  });

  it.each([
    ['{"script":{"source":"ctx._source.n++"}}', /scripts are not run/],
    ['{"doc":{"m":1}}', /doc_as_upsert/],
    ['{"doc":{"m":1},"upsert":{"m":0}}', null],
    ['not json', /not valid JSON/],
    ['[]', /not a JSON object/],
  ])('an update of %s', (source, reason) => {
    const operations = read(`{"update":{"_index":"a","_id":"1"}}\n${source}\n`);
    const { refusals, logs } = decodeOperations(operations, 1_763_812_800_000_000_000n);
    if (reason === null) expect(logs.records).toHaveLength(1);
    else expect(refusals.get(0)?.reason).toMatch(reason);
  });

  it('never throws anything but an AppError, and answers for every operation', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '{"index":{"_index":"a"}}',
        '{"create":{"_index":"logs-a-b","_id":"1"}}',
        '{"delete":{"_id":"1"}}',
        '',
      ),
      fc.json({ maxDepth: 4 }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const body = Buffer.from(`${lines.join('\n')}\n`);
        try {
          const operations = readBulk(body, { index: 'of-path', pipeline: null }, new Repairs());
          const { logs, spans, refusals } = decodeOperations(operations, 1_763_812_800_000_000_000n);
          const answered = new Set([...logs.positions, ...spans.positions, ...refusals.keys()]);
          expect(answered.size).toBe(operations.length);
          expect(logs.recordKeys).toHaveLength(logs.records.length);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
