import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLogfmt } from './parse-logfmt';

it('reads pairs, quoted values with escapes, and bare keys', () => {
  expect(
    parseLogfmt(String.raw`level=info msg="a \"quoted\" line\nbroken" ok err= dur=1.5ms path=/a=b n=3`),
  ).toEqual({
    level: 'info',
    msg: 'a "quoted" line\nbroken',
    ok: true,
    err: '',
    dur: '1.5ms',
    path: '/a=b',
    n: 3,
  });
});

it('keeps numbers whose digits a double would lose, and what only looks like one', () => {
  expect(parseLogfmt('id=12345678901234567890 v=007 w=1e3 x=-2.5')).toEqual({
    id: '12345678901234567890',
    v: '007',
    w: '1e3',
    x: -2.5,
  });
});

it('is not fooled by text', () => {
  for (const text of [
    '',
    'just words',
    'one=pair',
    'GET /a?b=c&d=e HTTP/1.1',
    'failed: x=1 y=2 and more words here',
  ]) {
    expect(parseLogfmt(text)).toBeNull();
  }
});

it('never takes long over any line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => void parseLogfmt(text)),
  );
  expect(parseLogfmt(`a="${'\\'.repeat(100_000)}`)).toBeNull();
});
