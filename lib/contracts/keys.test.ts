import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { logShardKey, spanIdOf, spanKey, traceIdOf, traceKey } from './keys';

describe('traceKey', () => {
  it('keeps the bytes of a W3C id and shards on the last four', () => {
    expect(traceKey('4bf92f3577b34da6a3ce929d0e0e4736')).toEqual({
      key: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
      shardKey: 0x0e0e4736,
      text: null,
    });
  });

  it('reads the shard key as a signed big-endian int32', () => {
    expect(traceKey('0000000000000000000000008000000f').shardKey).toBe(
      Buffer.from('8000000f', 'hex').readInt32BE(0),
    );
  });

  it('hashes any other id and keeps its text', () => {
    const digest = createHash('sha256').update('trace-1f3c').digest();
    const { key, shardKey, text } = traceKey('trace-1f3c');
    expect(traceIdOf(key)).toBe(digest.subarray(0, 16).toString('hex'));
    expect(shardKey).toBe(digest.readInt32BE(12));
    expect(text).toBe('trace-1f3c');
  });
});

describe('spanKey', () => {
  it.each(['00f067aa0ba902b7', 'ffffffffffffffff', '8000000000000000'])(
    '%s survives the round trip',
    (id) => {
      const { key, text } = spanKey(id);
      expect(text).toBeNull();
      expect(key).toBe(Buffer.from(id, 'hex').readBigInt64BE());
      expect(spanIdOf(key)).toBe(id);
    },
  );

  it('hashes upper case too: only normalised hex is its own key', () => {
    expect(spanKey('00F067AA0BA902B7').text).toBe('00F067AA0BA902B7');
  });
});

describe('logShardKey', () => {
  it('is deterministic, fits an int32 and differs by minute', () => {
    const a = logShardKey(1, 'api', 'ab', 5n);
    expect(logShardKey(1, 'api', 'ab', 5)).toBe(a);
    expect(a).toBe(a | 0);
    expect(logShardKey(1, 'api', 'ab', 6n)).not.toBe(a);
  });
});
