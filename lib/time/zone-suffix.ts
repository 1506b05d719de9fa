const HOUR = 3600;

/** Abbreviations that mean one offset wherever they are written. Source: RFC 2822 §4.3, and those of Europe and Asia. */
const NAMED: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  UT: 0,
  GMT: 0,
  WET: 0,
  WEST: HOUR,
  CET: HOUR,
  MET: HOUR,
  CEST: 2 * HOUR,
  MEST: 2 * HOUR,
  EET: 2 * HOUR,
  EEST: 3 * HOUR,
  MSK: 3 * HOUR,
  JST: 9 * HOUR,
  KST: 9 * HOUR,
  AEST: 10 * HOUR,
  AEDT: 11 * HOUR,
  EST: -5 * HOUR,
  EDT: -4 * HOUR,
  CDT: -5 * HOUR,
  MST: -7 * HOUR,
  MDT: -6 * HOUR,
  PST: -8 * HOUR,
  PDT: -7 * HOUR,
};

/** Seconds ahead of UTC of `Z`, `+01:00`, `-0700`, `+01`, `CEST`; null when the text says no offset for certain. */
export function zoneSuffixSeconds(text: string): number | null {
  const match = /^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)?$/i.exec(text);
  if (!match) return NAMED[text.toUpperCase()] ?? null;
  const [, sign, hours, minutes = '00'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60);
}
