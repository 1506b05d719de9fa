import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testLog, testSpan } from '../../scripts/test-records';
import { arbitraryLog, arbitraryStream } from './arbitrary-record';
import { finishHash, hashRaw } from './token-hash';
import {
  bucketToken,
  equalsToken,
  hasToken,
  levelToken,
  numberBucket,
  OVERFLOW_TOKEN,
  serviceToken,
  streamToken,
  wordTokens,
} from './token-names';
import { MAX_TOKENS } from './token-set';
import { logTokens, spanTokens } from './tokens';
import { wordsOf } from './words';

const ids = { streamId: 7, serviceId: 3 };

describe('logTokens', () => {
  it('names stream, service, level, fields, words and number buckets', () => {
    const log = testLog({
      severityNumber: 17,
      body: 'Voltage out of range',
      attributes: { wafer_lot: 'W-12345', die_x: 12, ok: true, tags: ['A', 'b c'] },
    });
    const tokens = new Set(logTokens(log, ids));
    const expected = [
      streamToken(7),
      serviceToken(3),
      levelToken('ERROR'),
      hasToken('wafer_lot'),
      equalsToken('wafer_lot', 'w-12345'),
      bucketToken('die_x', numberBucket(12)),
      equalsToken('ok', 'true'),
      equalsToken('tags', 'a'),
      ...wordTokens('voltage out of range w 12345 a b c 12'),
    ];
    for (const token of expected) expect(tokens).toContain(token);
    expect(tokens).not.toContain(OVERFLOW_TOKEN);
    // A number is found by its bucket and as a word.
    expect(tokens).not.toContain(hasToken('die_x'));
    expect(tokens).not.toContain(equalsToken('die_x', '12'));
    // The stream stands for them.
    expect(tokens).not.toContain(equalsToken('host.name', 'h1'));
    expect(tokens).not.toContain(wordTokens('h1')[0]);
  });

  it('is sorted and distinct int32s', () => {
    fc.assert(
      fc.property(arbitraryLog(arbitraryStream), (log) => {
        const tokens = logTokens(log, ids);
        expect(tokens).toEqual([...new Set(tokens)].sort((a, b) => a - b));
        for (const token of tokens) expect(token).toBe(token | 0);
      }),
    );
  });

  it('is bounded, and says so with the overflow token', () => {
    const body = Array.from({ length: 5000 }, (_, i) => `word${i}`).join(' ');
    const tokens = logTokens(testLog({ body }), ids);
    expect(tokens.length).toBe(MAX_TOKENS);
    expect(tokens).toContain(OVERFLOW_TOKEN);
    expect(tokens).toContain(equalsToken('wafer_lot', 'W-12345'));
    // The next record starts from nothing.
    expect(logTokens(testLog({ body: 'short' }), ids).length).toBeLessThan(20);
  });

  it('has one token of the stream, another of the service, and none of an unremarkable level text', () => {
    const log = testLog({ body: '', attributes: {}, severityNumber: 9, severityText: 'INFO' });
    expect(logTokens(log, ids)).toEqual([7, -3, levelToken('INFO')].sort((a, b) => a - b));
    expect(logTokens({ ...log, severityText: 'Notice' }, ids)).toContain(
      equalsToken('severity_text', 'notice'),
    );
  });
});

describe('spanTokens', () => {
  it('names the operation, its kind, status and duration, and what its events say', () => {
    const span = testSpan({
      name: 'GET /lots',
      kind: 2,
      status: 2,
      durationNs: 512_000_000n,
      events: [
        { time: testLog().time, name: 'exception', attributes: { 'exception.type': 'ValidationError' } },
      ],
    });
    const tokens = new Set(spanTokens(span, ids));
    const expected = [
      equalsToken('name', 'get /lots'),
      equalsToken('kind', 'server'),
      equalsToken('status', 'error'),
      bucketToken('duration', numberBucket(512_000_000)),
      equalsToken('exception.type', 'validationerror'),
      ...wordTokens('get lots exception validationerror'),
    ];
    for (const token of expected) expect(tokens).toContain(token);
  });
});

describe('token hash', () => {
  it('is FNV-1a over UTF-8 with Murmur3 mixing, as stored rows have it', () => {
    const reference = (text: string) => {
      let hash = 2166136261;
      for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
      hash ^= hash >>> 16;
      hash = Math.imul(hash, 0x85ebca6b) >>> 0;
      hash ^= hash >>> 13;
      hash = Math.imul(hash, 0xc2b2ae35) >>> 0;
      return (hash ^ (hash >>> 16)) | 0;
    };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(finishHash(hashRaw(text))).toBe(reference(text));
        expect(new Set(wordTokens(text))).toEqual(
          new Set(
            wordsOf(text)
              .filter((word) => word.length <= 64)
              .map((word) => reference(`w=${word}`)),
          ),
        );
      }),
    );
  });
});
