'use client';

import { useEffect, useState } from 'react';
import { serverNowMs } from '@/lib/http/server-clock';

/** `12 s ago` by the server's clock, kept current; nothing is shown before the page lives. @param ms of that clock */
export function Since({ ms }: { ms: number }) {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNowMs(serverNowMs());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  if (nowMs === null) return null;
  return <>{sayAge(nowMs - ms)}</>;
}

/** How long ago, as people say it. @param ms a future time counts as now */
function sayAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}
