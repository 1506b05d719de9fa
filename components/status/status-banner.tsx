'use client';

import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { StatusResponse } from '@/lib/contracts/status';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { summarizeStatus } from './status-summary';

const TONES = {
  ok: { icon: CircleCheck, className: 'text-ok-text' },
  warn: { icon: TriangleAlert, className: 'text-sev-warn-text' },
  danger: { icon: CircleAlert, className: 'text-danger-text' },
} as const;

interface StatusBannerProps {
  status: StatusResponse;
  /** Set when the newest request failed; the figures are then older. */
  error: Error | null;
  answeredAt: number;
}

/** One sentence on how things are, and what to do. */
export function StatusBanner({ status, error, answeredAt }: StatusBannerProps) {
  const format = useTimeFormat();
  const summary = error
    ? ({ tone: 'danger', text: 'These figures are old', advice: error.message } as const)
    : summarizeStatus(status);
  const { icon: Icon, className } = TONES[summary.tone];
  return (
    <div className="flex items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2.5">
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', className)} />
      <div role="status" className="min-w-0 flex-1">
        <p className="font-medium">{summary.text}</p>
        {summary.advice ? <p className="text-muted">{summary.advice}</p> : null}
      </div>
      <p className="shrink-0 text-muted text-xs leading-5">
        as of {format.time(timeNsFromMs(answeredAt), 's')}
      </p>
    </div>
  );
}
