import type { ServicesState } from '@/lib/url/services';

type Sort = ServicesState['sort'];

export interface ServiceColumn {
  id: string;
  label: string;
  sort: Sort | null;
  /** A second figure of the column that can be sorted by: its change. */
  change?: { sort: Sort; label: string };
  numeric: boolean;
  /** Said on hover. */
  title?: string;
  className?: string;
}

/** From left to right; widths are in SERVICE_GRID. */
export const SERVICE_COLUMNS: readonly ServiceColumn[] = [
  { id: 'name', label: 'Service', sort: 'name', numeric: false },
  {
    id: 'rate',
    label: 'Rate',
    sort: 'rate',
    change: { sort: 'rateChange', label: 'Change of the rate' },
    numeric: true,
    title: 'Spans per second',
  },
  {
    id: 'errors',
    label: 'Errors',
    sort: 'errorRate',
    change: { sort: 'errorChange', label: 'Change of the error rate' },
    numeric: true,
    title: 'Share of them that failed',
  },
  { id: 'p50', label: 'P50', sort: 'p50', numeric: true, title: 'Half of them were faster' },
  {
    id: 'p95',
    label: 'P95',
    sort: 'p95',
    change: { sort: 'p95Change', label: 'Change of P95' },
    numeric: true,
    title: '95 % of them were faster',
  },
  { id: 'p99', label: 'P99', sort: 'p99', numeric: true, title: '99 % of them were faster' },
  {
    id: 'operations',
    label: 'Top operations',
    sort: null,
    numeric: false,
    title: 'By how often they were called',
    className: 'max-lg:hidden',
  },
  { id: 'versions', label: 'Versions', sort: null, numeric: false, className: 'max-xl:hidden' },
  { id: 'lastSeen', label: 'Last seen', sort: 'lastSeen', numeric: true, className: 'max-xl:hidden' },
];

export const SERVICE_GRID =
  'md:grid-cols-[minmax(140px,1.3fr)_168px_150px_68px_168px_68px] lg:grid-cols-[minmax(140px,1fr)_168px_150px_68px_168px_68px_minmax(130px,1.2fr)] xl:grid-cols-[minmax(170px,1.15fr)_160px_150px_64px_160px_68px_minmax(150px,1.2fr)_84px_72px]';
