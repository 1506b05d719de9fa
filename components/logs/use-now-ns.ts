import { useEffect, useState } from 'react';
import { serverNowNs } from '@/lib/http/server-clock';

const TICK_MS = 5_000;

/** The server's present; kept current, to a few seconds, only while asked for. */
export function useNowNs(ticking: boolean): bigint {
  const [now, setNow] = useState(serverNowNs);
  useEffect(() => {
    if (!ticking) return;
    setNow(serverNowNs());
    const timer = setInterval(() => setNow(serverNowNs()), TICK_MS);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
