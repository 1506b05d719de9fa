import { expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import type { TextIngestResponse } from '../contracts/text-ingest';
import { handleText } from './wire-text';

const database = openTestDatabase();

async function post(query: Record<string, string>, body: string): Promise<[number, TextIngestResponse]> {
  const url = `http://127.0.0.1/api/ingest/text?${new URLSearchParams(query)}`;
  const response = await handleText(new Request(url, { method: 'POST', body }));
  return [response.status, await response.json()];
}

async function stored(service: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    'SELECT count(*)::int n FROM log l JOIN service v ON v.id = l.service_id WHERE v.name = $1',
    [service],
  );
  return row?.n ?? 0;
}

const line = (at: number) => `${new Date(Date.now() - 60_000 + at).toISOString()} INFO line ${at}\n`;
const lines = (n: number) => Array.from({ length: n }, (_, at) => line(at)).join('');

it('stores a file of several slices exactly once, sent whole or twice', async () => {
  const file = Array.from({ length: 3000 }, (_, at) => line(at).replace('line', 'x'.repeat(1000))).join('');
  const [status, first] = await post({ service: 'big' }, file);
  expect([status, first.accepted, first.stored, first.lines]).toEqual([200, 3000, 3000, 3000]);
  expect(first.read).toEqual({ format: 'text', timeFormat: 'iso', timeZone: 'UTC' });
  const [, again] = await post({ service: 'big' }, file);
  expect([again.duplicate, again.stored]).toEqual([true, 0]);
  expect(await stored('big')).toBe(3000);
});

it('stores a file sent in slices as one', async () => {
  const file = `${lines(500)}${line(501).trimEnd()} ERROR last\n\tat A.b(A.java:1)\n`;
  let at = 0;
  let state: string | undefined;
  while (at < file.length) {
    const more = at + 9000 < file.length;
    const query = { service: 'sliced', more: more ? '1' : '0', ...(state ? { state } : {}) };
    const [status, part] = await post(query, file.slice(at, at + 9000));
    expect(status).toBe(200);
    at += part.consumedBytes;
    state = part.state;
  }
  expect(await stored('sliced')).toBe(501);
});

it('says which lines it refused, and refuses with 400 what it refused altogether', async () => {
  const [status, some] = await post({ service: 'bad', format: 'jsonl' }, '{"msg":"a"}\n{bad\n');
  expect([status, some.accepted, some.rejected, some.untimed]).toEqual([200, 1, 1, true]);
  expect(some.errors).toEqual([{ line: 2, reason: expect.stringMatching(/^not valid JSON/) }]);
  const [refused, all] = await post({ service: 'bad', format: 'jsonl' }, '{bad\n{worse\n');
  expect([refused, all.rejected]).toEqual([400, 2]);
});

it.each([
  [{ formt: 'text' }, /Unrecognized key/],
  [{ format: 'csv' }, /format/],
  [{ timeZone: 'Mars/Base' }, /timeZone/],
  [{ time: 'noon' }, /time/],
  [{ state: 'nonsense' }, /state/],
  [{ timeFormat: '%Q' }, /timeFormat/],
])('refuses %j', async (query, reason) => {
  const [status, body] = await post(query as Record<string, string>, 'x\n');
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringMatching(reason)]);
});
