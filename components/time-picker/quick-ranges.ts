/** Ranges one click away; all end now and stay relative in the URL. */
export const QUICK_RANGES = [
  { from: 'now-5m', label: 'Last 5 m' },
  { from: 'now-15m', label: 'Last 15 m' },
  { from: 'now-1h', label: 'Last 1 h' },
  { from: 'now-3h', label: 'Last 3 h' },
  { from: 'now-12h', label: 'Last 12 h' },
  { from: 'now-24h', label: 'Last 24 h' },
  { from: 'now-2d', label: 'Last 2 d' },
  { from: 'now-7d', label: 'Last 7 d' },
  { from: 'now-30d', label: 'Last 30 d' },
] as const;
