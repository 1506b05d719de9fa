'use client';

import { useMemo, useSyncExternalStore } from 'react';
import {
  formatDate,
  formatDateTime,
  formatTime,
  type TimePrecision,
  type TimeZoneChoice,
} from '@/lib/time/format-time';
import { parseIsoNs } from '@/lib/time/iso';
import { nowNs } from '@/lib/time/time-ns';

const KEY = 'throughline.zone';
const CHANGED = 'throughline:zone';
let unstored: TimeZoneChoice = 'local';

/** The zone the user reads times in. On the server and in the first paint it is UTC. */
export function useTimeZone(): { zone: TimeZoneChoice; setZone: (zone: TimeZoneChoice) => void } {
  const zone = useSyncExternalStore(subscribe, readZone, () => 'utc' as const);
  return { zone, setZone };
}

/** Formats times (ISO texts of the API, or nanoseconds) in the chosen zone; text that is no time comes back as it is. */
export function useTimeFormat() {
  const { zone } = useTimeZone();
  return useMemo(() => {
    const withNs = (time: string | bigint, format: (ns: bigint) => string): string => {
      const ns = typeof time === 'bigint' ? time : parseIsoNs(time);
      return ns === null ? String(time) : format(ns);
    };
    return {
      zone,
      /** `12:30:45.123` */
      time: (time: string | bigint, precision: TimePrecision = 'ms') =>
        withNs(time, (ns) => formatTime(ns, zone, precision)),
      /** `22 Nov` */
      date: (time: string | bigint) => withNs(time, (ns) => formatDate(ns, zone, nowNs())),
      /** `22 Nov 12:30:45.123` */
      dateTime: (time: string | bigint, precision: TimePrecision = 'ms') =>
        withNs(time, (ns) => formatDateTime(ns, zone, nowNs(), precision)),
    };
  }, [zone]);
}

function setZone(zone: TimeZoneChoice): void {
  unstored = zone;
  try {
    localStorage.setItem(KEY, zone);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function readZone(): TimeZoneChoice {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'utc' || stored === 'local' ? stored : unstored;
  } catch {
    return unstored;
  }
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
}
