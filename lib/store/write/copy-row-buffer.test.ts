import { expect, it } from 'vitest';
import { CopyRowBuffer, copyStream } from './copy-row-buffer';
import { tryRow } from './try-row';

it('writes the format that PostgreSQL documents', () => {
  const rows = new CopyRowBuffer(2);
  rows.startRow(3);
  rows.int2(-2);
  rows.text(null);
  rows.text('é');
  rows.endRow(0);
  const { rows: bytes, ends } = rows.finish();
  expect(ends).toEqual(Uint32Array.of(2 + 6 + 4 + 6));
  const stream = copyStream([bytes]);
  expect(stream.toString('hex')).toBe(
    `${Buffer.from('PGCOPY\n').toString('hex')}ff0d0a00${'00000000'.repeat(2)}0003${'00000002fffe'}ffffffff00000002c3a9ffff`,
  );
});

it('drops a row with a number out of range, and keeps the next', () => {
  const rows = new CopyRowBuffer(2);
  const add = (index: number, value: bigint) =>
    tryRow(rows, index, () => {
      rows.startRow(1);
      rows.int8(value);
    });
  expect(add(0, 2n ** 63n)).toMatch(/out of range/);
  expect(add(1, 7n)).toBeNull();
  const { rows: bytes, recordIndexes } = rows.finish();
  expect(bytes.toString('hex')).toBe('0001000000080000000000000007');
  expect(recordIndexes).toEqual(Uint32Array.of(1));
});

it('grows for rows of any size', () => {
  const rows = new CopyRowBuffer(1);
  rows.startRow(2);
  rows.int4Array(Array.from({ length: 5_000 }, (_, i) => i));
  rows.jsonb(JSON.stringify('☂'.repeat(100_000)));
  rows.endRow(0);
  expect(rows.finish().rows.length).toBe(2 + 24 + 40_000 + 5 + 300_002);
});
