import type { ReactNode } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { ServiceName } from '@/components/ui/service-name';
import { formatDuration } from '@/lib/time/format-duration';
import type { FlameFrame } from '@/lib/trace/flame-frame';

interface FlameTipProps {
  frame: FlameFrame;
  x: number;
  y: number;
  width: number;
  height: number;
  traceNs: number;
}

/** The figures of the frame under the pointer, beside it. */
export function FlameTip({ frame, x, y, width, height, traceNs }: FlameTipProps) {
  const across = x > width / 2 ? { right: Math.max(4, width - x + 12) } : { left: x + 12 };
  const down = y > height / 2 ? { bottom: Math.max(4, height - y + 8) } : { top: y + 16 };
  const share = (ns: number) => formatShare(ns / Math.max(1, traceNs));
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-20 flex max-w-96 flex-col gap-1 rounded-md border border-line bg-raised px-2.5 py-2 text-xs shadow-pop"
      style={{ ...across, ...down }}
    >
      <ServiceName service={frame.service} className="text-muted" />
      <span className="break-words font-medium">{frame.name === '' ? 'no name' : frame.name}</span>
      <dl className="grid grid-cols-[auto_auto_auto] gap-x-3 tabular-nums">
        {frame.count > 1 ? <Line name="Spans">{formatCount(frame.count)}</Line> : null}
        <Line name={frame.count > 1 ? 'Total' : 'Duration'} share={share(frame.totalNs)}>
          {formatDuration(frame.totalNs)}
        </Line>
        {frame.count > 1 ? <Line name="Average">{formatDuration(frame.totalNs / frame.count)}</Line> : null}
        <Line name="Self time" share={share(frame.selfNs)}>
          {formatDuration(frame.selfNs)}
        </Line>
        {frame.errors > 0 ? (
          <Line name="Failed">
            <span className="text-danger-text">{formatCount(frame.errors)}</span>
          </Line>
        ) : null}
      </dl>
    </div>
  );
}

function Line({ name, share = '', children }: { name: string; share?: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="text-right">{children}</dd>
      <dd className="text-right text-muted">{share}</dd>
    </>
  );
}
