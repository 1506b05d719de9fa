import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BROKEN_OFF, CUT, MAX_SYSLOG_BYTES, SyslogFrameReader } from './frame-reader';

function frames(...chunks: (string | Uint8Array)[]) {
  const taken: [string, string | null][] = [];
  const reader = new SyslogFrameReader((bytes, repair) =>
    taken.push([Buffer.from(bytes).toString(), repair]),
  );
  for (const chunk of chunks) reader.push(Buffer.from(chunk as string));
  const before = taken.length;
  reader.end();
  return { messages: taken.map(([text]) => text), repairs: taken.map(([, repair]) => repair), before };
}

it('reads counted messages, lines, CRLF and NUL, mixed on one connection', () => {
  expect(frames('7 <13>1 a<14>b\r\n<15>c\0\n\n<16>d\n7 <13>x\ny\nz').messages).toEqual([
    '<13>1 a',
    '<14>b',
    '<15>c',
    '<16>d',
    '<13>x\ny',
    'z',
  ]);
});

it('takes a line that begins with a number for a line', () => {
  expect(frames('12 monkeys\n2026-11-22 x\n0 <13>a\n').messages).toEqual([
    '12 monkeys',
    '2026-11-22 x',
    '0 <13>a',
  ]);
});

it('keeps the line breaks of a message that ends with NUL', () => {
  expect(frames('<12>two\nlines\0<12>one\0').messages).toEqual(['<12>two\nlines', '<12>one']);
});

it('delivers a line at its end, and what is left at the end of the connection', () => {
  expect(frames('<13>a\n<13>b')).toEqual({ messages: ['<13>a', '<13>b'], repairs: [null, null], before: 1 });
  expect(frames('20 <13>half').repairs).toEqual([BROKEN_OFF]);
});

it('cuts a message that is too long and goes on after it', () => {
  const long = `<13>${'x'.repeat(MAX_SYSLOG_BYTES)}`;
  for (const sent of [`${long}\n<13>next\n`, `${long.length} ${long}8 <13>next`]) {
    const { messages, repairs } = frames(...(sent.match(/[\s\S]{1,60000}/g) ?? []));
    expect(messages.map((text) => text.length)).toEqual([MAX_SYSLOG_BYTES, 8]);
    expect(repairs).toEqual([CUT, null]);
  }
});

it('reads counted messages the same however TCP cuts them', () => {
  const message = fc
    .array(fc.constantFrom('\n', '\0', '<', '7 <', 'é', 'x'), { maxLength: 20 })
    .map((parts) => `<13>${parts.join('')}.`);
  const cuts = fc.array(fc.nat(1000), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8 }), cuts, (sent, at) => {
      const bytes = Buffer.concat(sent.map((text) => Buffer.from(`${Buffer.byteLength(text)} ${text}`)));
      const places = [
        0,
        ...at.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b),
        bytes.length,
      ];
      const chunks = places.slice(1).map((end, i) => bytes.subarray(places[i], end));
      expect(frames(...chunks).messages).toEqual(sent);
    }),
  );
});

it('holds no more than one message of whatever is sent', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (chunks) => {
      const reader = new SyslogFrameReader(() => undefined);
      for (const chunk of chunks) reader.push(chunk);
      expect(reader.heldBytes).toBeLessThanOrEqual(20 * 200);
    }),
  );
});

it('reads what comes a byte at a time', () => {
  const sent = `<13>${'x'.repeat(2000)}é`;
  const bytes = Buffer.from(`${sent}\n${Buffer.byteLength(sent)} ${sent}`);
  expect(frames(...Array.from(bytes, (byte) => Uint8Array.of(byte))).messages).toEqual([sent, sent]);
});
