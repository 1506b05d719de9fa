const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** Spans per second in the unit that reads best: `1.2K/s`, `12.4/s`, `8.5/min`, `3/h`; `0` when there are none. */
export function formatRate(perSecond: number): string {
  if (!(perSecond > 0)) return '0';
  if (perSecond >= 0.995) return `${SHORT.format(perSecond)}/s`;
  const perMinute = perSecond * 60;
  if (perMinute >= 0.995) return `${SHORT.format(perMinute)}/min`;
  return `${SHORT.format(perMinute * 60)}/h`;
}
