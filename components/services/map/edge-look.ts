import { formatShare } from '@/components/charts/format-count';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { healthOf } from '../figures/health';
import type { EdgeKind, MapEdge, MapFigures } from './map-graph';

/** What an edge of a kind is called, and how its line runs. */
export const EDGE_KINDS: Record<EdgeKind, { label: string; many: string; dash: string | undefined }> = {
  call: { label: 'call', many: 'Calls', dash: undefined },
  message: { label: 'message', many: 'Messages', dash: '7 5' },
  link: { label: 'span link', many: 'Span links', dash: '1.5 5' },
  database: { label: 'call to a database or peer', many: 'Databases', dash: undefined },
};

/** Width in units of the map, by the rate's share of the busiest edge's. */
export function edgeWidth(rate: number, busiest: number): number {
  return 1.1 + 5.4 * Math.sqrt(busiest > 0 ? Math.min(1, rate / busiest) : 0);
}

/** The stroke; what is well stays quiet. */
export function edgeColor(edge: MapFigures): string {
  const health = healthOf(edge.count, edge.count > 0 ? edge.errors / edge.count : 0);
  if (health === 'bad') return 'var(--color-danger)';
  return health === 'warn' ? 'var(--color-sev-warn)' : 'var(--color-line-strong)';
}

/** `12/s · 4.1 % · 84 ms`: an edge or node on demand. */
export function figuresText({ count, errors, rate, p95Ms }: MapFigures): string {
  const parts = [formatRate(rate)];
  if (errors > 0) parts.push(formatShare(errors / count));
  if (p95Ms !== null) parts.push(formatMs(p95Ms));
  return parts.join(' · ');
}

/** The same in words. */
export function figuresWords({ count, errors, rate, p95Ms }: MapFigures): string {
  const failed = count > 0 ? `${formatShare(errors / count)} errors` : 'nothing measured';
  return `${formatRate(rate)}, ${failed}${p95Ms === null ? '' : `, P95 ${formatMs(p95Ms)}`}`;
}

/** The busiest first: labels and tables keep this order. */
export function byRate(a: MapEdge, b: MapEdge): number {
  return b.rate - a.rate || a.id.localeCompare(b.id);
}
