import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import type { ServiceState } from '@/lib/url/services';

type Operation = ServiceDetailResponse['operations'][number];

const FIGURES: Record<Exclude<ServiceState['sort'], 'name'>, (one: Operation) => number | null> = {
  rate: ({ perSecond }) => perSecond,
  errorRate: ({ errorRate }) => errorRate,
  p50: ({ p50Ms }) => p50Ms,
  p95: ({ p95Ms }) => p95Ms,
  p99: ({ p99Ms }) => p99Ms,
  p95Change: ({ p95Ms, previous }) => (p95Ms === null || !previous?.p95Ms ? null : p95Ms / previous.p95Ms),
};

/** Operations with the text in their name, in the wanted order; what has no figure stands last, either way. */
export function sortOperations(
  operations: readonly Operation[],
  { find, sort, desc }: { find: string; sort: ServiceState['sort']; desc: boolean },
): Operation[] {
  const wanted = find.trim().toLowerCase();
  const direction = desc ? -1 : 1;
  return operations
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => {
      if (sort === 'name') return a.name.localeCompare(b.name) * direction;
      const [one, other] = [FIGURES[sort](a), FIGURES[sort](b)];
      if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
      return (one - other) * direction || b.count - a.count || a.name.localeCompare(b.name);
    });
}
