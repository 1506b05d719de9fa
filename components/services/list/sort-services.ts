import type { ServiceFigures, ServiceListResponse } from '@/lib/contracts/service-list';
import type { ServicesState } from '@/lib/url/services';

export type ListedService = ServiceListResponse['services'][number];

type Read = (figures: ServiceFigures) => number | null;

const FIGURES: Record<Exclude<ServicesState['sort'], 'name' | 'lastSeen'>, Read> = {
  rate: ({ perSecond }) => perSecond,
  rateChange: ({ perSecond, previous }) => growth(perSecond, previous?.perSecond ?? null),
  errorRate: ({ errorRate }) => errorRate,
  errorChange: ({ errorRate, previous }) =>
    errorRate === null ? null : errorRate - (previous?.errorRate ?? 0),
  p50: ({ p50Ms }) => p50Ms,
  p95: ({ p95Ms }) => p95Ms,
  p95Change: ({ p95Ms, previous }) => growth(p95Ms, previous?.p95Ms ?? null),
  p99: ({ p99Ms }) => p99Ms,
};

/** Services whose name, or namespace, has the text, in the wanted order. What has no figure stands last, either way. */
export function sortServices(
  services: readonly ListedService[],
  { find, sort, desc }: Pick<ServicesState, 'find' | 'sort' | 'desc'>,
): ListedService[] {
  const wanted = find.trim().toLowerCase();
  const found = services.filter(
    ({ name, namespace }) =>
      name.toLowerCase().includes(wanted) || (namespace ?? '').toLowerCase().includes(wanted),
  );
  const direction = desc ? -1 : 1;
  return found.sort((a, b) => {
    const [one, other] = [readValue(a, sort), readValue(b, sort)];
    if (one === null || other === null) {
      if (one !== other) return one === null ? 1 : -1;
    } else if (one !== other) {
      return (one < other ? -1 : 1) * direction;
    }
    return a.name.localeCompare(b.name);
  });
}

function readValue(service: ListedService, sort: ServicesState['sort']): number | string | null {
  if (sort === 'name') return service.name.toLowerCase();
  if (sort === 'lastSeen') return service.lastSeen ?? null;
  return service.figures ? FIGURES[sort](service.figures) : null;
}

function growth(value: number | null, previous: number | null): number | null {
  return value === null || previous === null || previous === 0 ? null : value / previous;
}
