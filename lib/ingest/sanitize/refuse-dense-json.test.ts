import { expect, it } from 'vitest';
import { refuseDenseJson } from './refuse-dense-json';

it('refuses millions of empty objects before they are parsed', () => {
  const body = Buffer.from(`[${'{},'.repeat(4_000_001)}{}]`);
  expect(() => refuseDenseJson(body)).toThrow(expect.objectContaining({ code: 'payload_too_large' }));
});

it('does not count brackets inside strings', () => {
  const text = `{"a":"\\"${'[{'.repeat(5_000_000)}\\\\","b":[1]}`;
  expect(() => refuseDenseJson(Buffer.from(text))).not.toThrow();
});

it('refuses an object of a hundred thousand fields, and millions of values', () => {
  const fields = Array.from({ length: 150_000 }, (_, n) => `"${n}":1`).join(',');
  const refused = expect.objectContaining({ code: 'payload_too_large' });
  expect(() => refuseDenseJson(Buffer.from(`[[{${fields}}]]`))).toThrow(refused);
  expect(() => refuseDenseJson(Buffer.from(`[${'1,'.repeat(8_000_001)}1]`))).toThrow(refused);
});

it('takes many small objects, and long lists in an object', () => {
  const records = Array.from({ length: 100_000 }, (_, n) => `{"a":${n},"b":["x","y"]}`).join(',');
  expect(() => refuseDenseJson(Buffer.from(`{"list":[${records}],"c":1}`))).not.toThrow();
  const broken = `{"a":[{"b":1,\n`.repeat(100_000);
  expect(() => refuseDenseJson(Buffer.from(broken))).not.toThrow();
});
