import type { IpNetwork } from '../ip-network';
import type { SqlScope } from './sql-scope';

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const V4 = `${OCTET}(?:[.]${OCTET}){3}`;
const GROUP = '[0-9A-Fa-f]{1,4}';
/** IPv4 in its IPv6 dress. */
const MAPPED = 0xffffn << 32n;

/**
 * Whether the text is an address of the block, in either notation. What is no address never reaches the cast, which
 * would fail; `parseAddress` takes exactly the same texts.
 */
export function addressInSql(scope: SqlScope, expression: string, network: IpNetwork): string {
  const { version, first, last } = network;
  if (first > last) return 'FALSE';
  const address = `(${expression})::inet`;
  const between = (from: bigint, to: bigint, as: 4 | 6) =>
    `${address} BETWEEN ${scope.add(printAddress(from, as), 'inet')} AND ${scope.add(printAddress(to, as), 'inet')}`;
  const inside =
    version === 4
      ? `(${between(first, last, 4)} OR ${between(MAPPED + first, MAPPED + last, 6)})`
      : `(${between(first, last, 6)} AND NOT ${between(MAPPED, MAPPED + 0xffffffffn, 6)})`;
  return `CASE WHEN ${expression} ~ ${scope.text(ADDRESS)} THEN ${inside} ELSE FALSE END`;
}

/** As PostgreSQL reads it: all eight groups of IPv6. */
function printAddress(value: bigint, version: 4 | 6): string {
  const [count, bits] = version === 4 ? [4, 8n] : [8, 16n];
  const parts = Array.from(
    { length: count },
    (_, i) => (value >> (BigInt(count - 1 - i) * bits)) & ((1n << bits) - 1n),
  );
  return version === 4 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
}

/** IPv6 with `::` behind `left` groups; it stands for one group at least. A dotted end counts as two. */
function shortened(left: number): string {
  const room = 7 - left;
  const before = left === 0 ? '' : left === 1 ? GROUP : `${GROUP}(?::${GROUP}){${left - 1}}`;
  const after = [
    ...(room >= 1 ? [`(?:${GROUP}:){0,${room - 1}}${GROUP}`] : []),
    ...(room >= 2 ? [`(?:${GROUP}:){0,${room - 2}}${V4}`] : []),
  ];
  return `${before}::${after.length > 0 ? `(?:${after.join('|')})?` : ''}`;
}

const V6 = [
  `(?:${GROUP}:){7}${GROUP}`,
  `(?:${GROUP}:){6}${V4}`,
  ...Array.from({ length: 8 }, (_, left) => shortened(left)),
];
const ADDRESS = `^(?:${[V4, ...V6].join('|')})$`;
