import { describe, expect, it } from 'vitest';
import { testLog, testStream } from '../../scripts/test-records';
import { fieldTerm } from './edit';
import { evaluateLog } from './evaluate';
import { type FieldOrigin, typedField } from './explicit-field';
import { parseQuery } from './parse';

const BUILTINS = [
  'level',
  'service',
  'message',
  'body',
  'trace_id',
  'observed_time',
  'severity_number',
  'time',
  'timestamp',
];

describe('typedField', () => {
  it.each<[string, FieldOrigin, string]>([
    ['wafer_lot', 'attribute', 'wafer_lot'],
    ['host.name', 'resource', 'host.name'],
    ['level', 'builtin', 'level'],
    ['level', 'attribute', 'attributes.level'],
    ['Time', 'attribute', 'attributes.Time'],
    ['status', 'attribute', 'attributes.status'],
    ['level', 'resource', 'resource.level'],
    ['service.name', 'resource', 'service.name'],
    ['service.name', 'attribute', 'attributes.service.name'],
    ['attributes.level', 'attribute', 'attributes.attributes.level'],
    ['resource.', 'attribute', 'resource.'],
  ])('%s kept as %s is typed %s', (name, origin, typed) => expect(typedField(name, origin)).toBe(typed));

  it('leads from any row of a log back to the log, and to no other', () => {
    const plain = testLog({ stream: testStream({ resource: {} }) });
    for (const name of [...BUILTINS, 'plain', 'attributes.level', 'attributes.internal', 'host:name']) {
      for (const value of ['5000', 'disk 1', '//x']) {
        const rows = [
          ['attribute', testLog({ attributes: { [name]: value } })],
          ['resource', testLog({ stream: testStream({ resource: { [name]: value } }) })],
        ] as const;
        for (const [origin, log] of rows) {
          const term = fieldTerm(typedField(name, origin), value);
          const { ast, diagnostics } = parseQuery(term);
          expect(diagnostics, term).toEqual([]);
          expect(evaluateLog(ast, log, 0n), term).toBe(true);
          expect(evaluateLog(ast, plain, 0n), term).toBe(false);
        }
      }
    }
  });
});
