import { X } from 'lucide-react';
import Link from 'next/link';
import { formatSpan } from '@/components/charts/format-span';
import { IconButton } from '@/components/ui/icon-button';
import { useTimeZone } from '@/components/ui/time-zone';
import { absoluteRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { tracesUrl } from '@/lib/url/traces';
import { ExemplarList } from './exemplar-list';
import { Panel } from './panel';

interface ExemplarPanelProps {
  service: string;
  operation: string | null;
  fromMs: number;
  toMs: number;
  onClose: () => void;
}

/** The traces behind an interval of the charts: the slowest, and those that failed. */
export function ExemplarPanel({ service, operation, fromMs, toMs, onClose }: ExemplarPanelProps) {
  const { zone } = useTimeZone();
  const range = absoluteRange(timeNsFromMs(fromMs), timeNsFromMs(toMs));
  const filter = { service, operation: operation ?? '', ...range };
  return (
    <Panel
      title={`Traces of ${formatSpan(fromMs, toMs, zone)}`}
      actions={
        <>
          <Link href={tracesUrl(filter)} className="text-accent-text hover:underline">
            All of them
          </Link>
          <IconButton label="Close the interval" size="sm" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </>
      }
    >
      <div className="grid gap-x-4 p-3 md:grid-cols-2">
        <ExemplarList title="Slowest" service={service} operation={operation} range={range} status="any" />
        <ExemplarList title="Failed" service={service} operation={operation} range={range} status="error" />
      </div>
    </Panel>
  );
}
