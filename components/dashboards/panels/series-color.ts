import { movedHues, serviceColor } from '@/components/ui/service-color';
import { SEVERITY_STYLE } from '@/components/ui/severity-style';
import { severityClassSchema } from '@/lib/contracts/severity';

/** What a series stands for. */
export interface ColorSubject {
  /** Names of the fields that it is grouped by, and its value of each. */
  by: readonly string[];
  key: readonly (string | number | boolean)[];
  isOther: boolean;
}

// Service hues far apart from each other, for series that have no colour of their own.
const RANKED = [11, 2, 6, 13, 4, 9, 1, 7, 14, 5, 10, 3, 12, 8];
const SERVICE_FIELDS = new Set(['service', 'service.name', 'resource.service.name']);
const LEVEL_FIELDS = new Set(['level', 'severity']);
const STATUS_FIELDS = new Set(['status', 'status.code', 'otel.status_code']);
const STATUS_COLORS: Record<string, string> = {
  error: 'var(--color-sev-error)',
  ok: 'var(--color-ok)',
  unset: 'var(--color-sev-unset)',
};

/**
 * Colours for the series of one panel, in their order: services, levels and states have their own everywhere, others
 * one by rank, or all the accent where nothing has to be told apart (`isRanked` false). Two services of one hue are told
 * apart within the panel, and so are two series of one service.
 */
export function seriesColors(subjects: readonly ColorSubject[], isRanked: boolean): string[] {
  const services = subjects.flatMap((one) => serviceOf(one) ?? []);
  const moved = movedHues(services);
  let rank = 0;
  const own = subjects.map((subject) => {
    if (subject.isOther) return 'var(--color-line-strong)';
    const service = serviceOf(subject);
    if (service !== null) {
      const hue = moved.get(service);
      return hue === undefined ? serviceColor(service) : `var(--color-svc-${hue})`;
    }
    const meant = meantColor(subject);
    if (meant !== null || !isRanked) return meant ?? 'var(--color-accent)';
    return `var(--color-svc-${RANKED[rank++ % RANKED.length]})`;
  });
  return isRanked ? shaded(own) : own;
}

/** How much of a colour is left where others before it have it too: the rest is that of text, far from the ground in both themes. */
const SHADES = [100, 55, 30, 78, 42] as const;

/** The same service, level or state of another query keeps its hue, in another shade. */
function shaded(colors: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return colors.map((color) => {
    const at = seen.get(color) ?? 0;
    seen.set(color, at + 1);
    const share = SHADES[at % SHADES.length];
    return at === 0 ? color : `color-mix(in oklch, ${color} ${share}%, var(--color-text))`;
  });
}

function serviceOf({ by, key, isOther }: ColorSubject): string | null {
  const [field, value] = [by[0], key[0]];
  if (isOther || by.length !== 1 || field === undefined || !SERVICE_FIELDS.has(field)) return null;
  return typeof value === 'string' ? value : null;
}

function meantColor({ by, key }: ColorSubject): string | null {
  const [field, value] = [by[0], key[0]];
  if (by.length !== 1 || field === undefined || typeof value !== 'string') return null;
  if (LEVEL_FIELDS.has(field)) {
    const level = severityClassSchema.safeParse(value.toUpperCase());
    return level.success ? SEVERITY_STYLE[level.data].color : null;
  }
  return STATUS_FIELDS.has(field) ? (STATUS_COLORS[value.toLowerCase()] ?? null) : null;
}
