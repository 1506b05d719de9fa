import fc from 'fast-check';
import { compress } from 'snappyjs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { inflateSnappy } from './inflate-snappy';

const MAX = 1024 * 1024;

describe('inflateSnappy', () => {
  it('gives back what another encoder packed', () => {
    const repetitive = fc
      .array(fc.tuple(fc.string({ maxLength: 40 }), fc.integer({ min: 1, max: 200 })), { maxLength: 20 })
      .map((parts) => Buffer.from(parts.map(([text, times]) => text.repeat(times)).join('')));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 70_000 }).map((raw) => Buffer.from(raw)),
      repetitive,
    );
    fc.assert(
      fc.property(bytes, (plain) => {
        expect(inflateSnappy(compress(plain), MAX).equals(plain)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a length that is claimed beyond the limit, before it makes room for it', () => {
    expect(() => inflateSnappy(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0]), MAX)).toThrow(
      expect.objectContaining({ code: 'payload_too_large' }),
    );
  });

  it.each([
    ['nothing', []],
    ['a length without an end', [0xff, 0xff]],
    ['a literal beyond the input', [10, 0x24, 65]],
    ['a copy from before the beginning', [4, 0x00, 65, 0x01, 9]],
    ['a copy of nothing', [8, 0x00, 65, 0x11, 0]],
    ['more than was claimed', [2, 0x00, 65, 0x11, 1]],
    ['less than was claimed', [9, 0x00, 65]],
    ['a tag without its offset', [8, 0x00, 65, 0x02]],
  ])('refuses %s', (_, bytes) => {
    expect(() => inflateSnappy(Buffer.from(bytes), MAX)).toThrow(/snappy: corrupt input/);
  });

  it('says no to any other bytes, or gives as many as they claim', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(inflateSnappy(bytes, MAX).length).toBeLessThanOrEqual(MAX);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
