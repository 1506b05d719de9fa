/** A block of addresses, as CIDR writes it. */
export interface IpNetwork {
  version: 4 | 6;
  /** First and last address as a number. */
  first: bigint;
  last: bigint;
}

export interface IpAddress {
  version: 4 | 6;
  value: bigint;
}

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const V4 = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`);
const MAPPED = 0xffffn << 32n;

/**
 * Reads an address of either version (RFC 4291: `::` once, a dotted last part allowed). An IPv4 address in its IPv6
 * dress (`::ffff:10.0.0.1`), as servers on both stacks write it, is that IPv4 address. Null: no address.
 */
export function parseAddress(text: string): IpAddress | null {
  const v4 = parseV4(text);
  if (v4 !== null) return { version: 4, value: v4 };
  const v6 = parseV6(text);
  if (v6 === null) return null;
  return v6 >> 32n === 0xffffn ? { version: 4, value: v6 - MAPPED } : { version: 6, value: v6 };
}

/** Reads `address/prefix`; bits behind the prefix are ignored, as routers do. Null: no network. */
export function parseNetwork(text: string): IpNetwork | null {
  const [, host = '', digits = ''] = /^([0-9a-fA-F.:]{2,45})\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = host === '' ? null : parseAddress(host);
  if (!address) return null;
  const isMapped = address.version === 4 && host.includes(':');
  const prefix = Number(digits) - (isMapped ? 96 : 0);
  const bits = address.version === 4 ? 32 : 128;
  if (prefix < 0 || prefix > bits) return null;
  const size = 1n << BigInt(bits - prefix);
  const first = address.value - (address.value % size);
  return { version: address.version, first, last: first + size - 1n };
}

function parseV4(text: string): bigint | null {
  const match = V4.exec(text);
  if (!match) return null;
  return match.slice(1).reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function parseV6(text: string): bigint | null {
  if (!text.includes(':') || text.length > 45) return null;
  const dotted = text.slice(text.lastIndexOf(':') + 1);
  const tail = dotted.includes('.') ? parseV4(dotted) : null;
  if (dotted.includes('.') && tail === null) return null;
  const plain =
    tail === null
      ? text
      : `${text.slice(0, -dotted.length)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...left, ...Array<string>(halves.length === 2 ? missing : 0).fill('0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((sum, group) => sum * 0x10000n + BigInt(`0x${group}`), 0n);
}
