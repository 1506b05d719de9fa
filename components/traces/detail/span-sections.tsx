'use client';

import type { Span } from '@/lib/contracts/trace';
import type { TraceModel } from '@/lib/trace/trace-model';
import { AttributeTable } from './attribute-table';
import { DetailSection } from './detail-section';
import { SpanEvents } from './span-events';
import { SpanLinks } from './span-links';

interface SpanSectionsProps {
  span: Span;
  model: TraceModel;
  /** For searches from its values. */
  range: { from: string; to: string };
}

/** What a span carries: attributes, events, links, resource, instrumentation. */
export function SpanSections({ span, model, range }: SpanSectionsProps) {
  return (
    <>
      <DetailSection title="Attributes" count={Object.keys(span.attributes).length}>
        <AttributeTable attributes={span.attributes} label="Attributes" range={range} />
      </DetailSection>
      {span.events.length > 0 ? (
        <DetailSection title="Events" count={span.events.length}>
          <SpanEvents span={span} model={model} range={range} />
        </DetailSection>
      ) : null}
      {span.links.length > 0 ? (
        <DetailSection title="Links" count={span.links.length}>
          <SpanLinks span={span} />
        </DetailSection>
      ) : null}
      <DetailSection title="Resource" count={Object.keys(span.resource).length} open={false}>
        <AttributeTable attributes={span.resource} label="Resource" origin="resource" range={range} />
      </DetailSection>
      {span.scope.name ? (
        <DetailSection title="Instrumentation" open={false}>
          <p className="px-3 font-mono text-2xs">
            {span.scope.name} {span.scope.version}
          </p>
          {Object.keys(span.scope.attributes).length > 0 ? (
            <AttributeTable attributes={span.scope.attributes} label="Scope" origin="builtin" range={range} />
          ) : null}
        </DetailSection>
      ) : null}
    </>
  );
}
