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
