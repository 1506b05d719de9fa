import { NS_PER_DAY, NS_PER_HOUR, NS_PER_MINUTE, NS_PER_SECOND } from './time-ns';

const UNITS = [
  [NS_PER_DAY, 'd', NS_PER_HOUR, 'h'],
  [NS_PER_HOUR, 'h', NS_PER_MINUTE, 'm'],
  [NS_PER_MINUTE, 'm', NS_PER_SECOND, 's'],
] as const;

/** How long ago a time was, in its two largest units: `12s ago`, `3m 12s ago`, `2d 5h ago`; `in 4s` for what is to come. */
export function relativeTime(timeNs: bigint, nowNs: bigint): string {
  const away = timeNs > nowNs ? timeNs - nowNs : nowNs - timeNs;
  const text = span(away);
  return timeNs > nowNs && away >= NS_PER_SECOND ? `in ${text}` : `${text} ago`;
}

function span(ns: bigint): string {
  for (const [large, largeName, small, smallName] of UNITS) {
    if (ns >= large) return `${ns / large}${largeName} ${(ns % large) / small}${smallName}`;
  }
  return `${ns / NS_PER_SECOND}s`;
}
