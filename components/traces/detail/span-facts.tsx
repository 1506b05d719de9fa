import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import type { Span } from '@/lib/contracts/trace';
import { formatDuration } from '@/lib/time/format-duration';
import type { TraceNode } from '@/lib/trace/trace-model';

interface SpanFactsProps {
  node: TraceNode;
  pathNs: number;
  /** Null while it loads. */
  whole: Span | null;
}

/** Times, kind, status and ids of a span, two columns. */
export function SpanFacts({ node, pathNs, whole }: SpanFactsProps) {
  const { span } = node;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 px-3 py-2.5 text-xs">
      <Fact name="Duration">{formatDuration(node.durationNs)}</Fact>
      <Fact name="Starts at">+{formatDuration(node.startNs)}</Fact>
      <Fact name="Self time">{formatDuration(node.selfNs)}</Fact>
      <Fact name="On critical path">{pathNs === 0 ? 'no' : formatDuration(pathNs)}</Fact>
      <Fact name="Kind">{span.kind}</Fact>
      <Fact name="Status">
        <span className={span.status === 'error' ? 'text-danger-text' : ''}>{span.status}</span>
      </Fact>
      {whole?.serviceVersion ? <Fact name="Version">{whole.serviceVersion}</Fact> : null}
      {whole?.environment ? <Fact name="Environment">{whole.environment}</Fact> : null}
      <Fact name="Span id" wide>
        <span className="flex items-center font-mono text-2xs">
          <span className="truncate">{span.spanId}</span>
          <CopyButton text={span.spanId} label="Copy span id" className="h-5" />
        </span>
      </Fact>
    </dl>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div
      className={wide ? 'col-span-2 flex min-w-0 items-center gap-2' : 'flex min-w-0 items-baseline gap-2'}
    >
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  );
}
