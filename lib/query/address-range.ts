import type { RangeBound } from './ast';
import { type IpNetwork, parseAddress } from './ip-network';

const LAST = { 4: 2n ** 32n - 1n, 6: 2n ** 128n - 1n } as const;

/** The addresses between two bounds, when every given one is an address of the same version; null otherwise. */
export function addressRange(min: RangeBound | null, max: RangeBound | null): IpNetwork | null {
  const low = min && parseAddress(min.text);
  const high = max && parseAddress(max.text);
  if ((min && !low) || (max && !high)) return null;
  const version = low?.version ?? high?.version;
  if (version === undefined || (low && high && low.version !== high.version)) return null;
  return {
    version,
    first: low ? low.value + (min?.inclusive ? 0n : 1n) : 0n,
    last: high ? high.value - (max?.inclusive ? 0n : 1n) : LAST[version],
  };
}

/** Whether the text is an address of the block. */
export function isAddressIn(text: string, { version, first, last }: IpNetwork): boolean {
  const address = parseAddress(text);
  return address !== null && address.version === version && address.value >= first && address.value <= last;
}
