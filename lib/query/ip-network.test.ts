import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, parseNetwork } from './ip-network';

describe('parseAddress', () => {
  it.each([
    ['10.0.0.1', '4 a000001'],
    ['255.255.255.255', '4 ffffffff'],
    ['::', '6 0'],
    ['::1', '6 1'],
    ['2001:db8::8:800:200c:417a', '6 20010db80000000000080800200c417a'],
    ['2001:DB8:0:0:8:800:200C:417A', '6 20010db80000000000080800200c417a'],
    ['::ffff:10.0.0.1', '4 a000001'],
    ['::ffff:a00:1', '4 a000001'],
    ['64:ff9b::10.0.0.1', '6 64ff9b00000000000000000a000001'],
  ])('%s', (text, expected) => {
    const address = parseAddress(text);
    const hex = address?.value.toString(16);
    expect(`${address?.version} ${hex}`).toBe(expected);
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '1:2:3',
    ':::',
    '1::2::3',
    '12345::',
    '::10.0.0',
    'fe80::1%eth0',
    'g::',
    '1:2:3:4:5:6:7:8:9',
    '12:30:45',
  ])('%s is none', (text) => expect(parseAddress(text)).toBeNull());

  it('reads what Node takes for an address, and nothing else', () => {
    const part = fc.constantFrom(
      '0',
      '1',
      'ffff',
      'db8',
      '10',
      '255',
      '256',
      'g',
      '',
      ':',
      '::',
      '.',
      '1.2.3.4',
    );
    const text = fc
      .array(part, { maxLength: 9 })
      .chain((parts) => fc.constantFrom(parts.join(':'), parts.join('.'), parts.join('')));
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), text), (one) => {
        expect(parseAddress(one) !== null, one).toBe(isIP(one) > 0);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('parseNetwork', () => {
  it.each([
    ['10.0.0.0/8', 4, 'a000000', 'affffff'],
    ['10.1.2.3/8', 4, 'a000000', 'affffff'],
    ['192.168.1.7/32', 4, 'c0a80107', 'c0a80107'],
    ['0.0.0.0/0', 4, '0', 'ffffffff'],
    ['2001:db8::/32', 6, `20010db8${'0'.repeat(24)}`, `20010db8${'f'.repeat(24)}`],
    ['::/0', 6, '0', 'f'.repeat(32)],
    ['::ffff:10.0.0.0/104', 4, 'a000000', 'affffff'],
  ])('%s', (text, version, first, last) => {
    const network = parseNetwork(text);
    expect(network?.version).toBe(version);
    expect([network?.first.toString(16), network?.last.toString(16)]).toEqual([first, last]);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '::/129', '::ffff:10.0.0.0/8', 'a/8', '1/2', '12:30/5'])(
    '%s is none',
    (text) => expect(parseNetwork(text)).toBeNull(),
  );
});
