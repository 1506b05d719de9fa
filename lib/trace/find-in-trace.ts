import type { Attributes } from '../contracts/attributes';
import type { Span } from '../contracts/trace';
import type { TraceModel } from './trace-model';

/**
 * Indexes of the spans that hold every word of the text: in their name, service, kind, ids, status message, attributes,
 * resource or events, whatever the case. `key=value` also finds an attribute written so. Empty text finds nothing.
 */
export function findInTrace(model: TraceModel, text: string): number[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: number[] = [];
  for (const { index, span } of model.nodes) {
    const hay = haystack(span);
    if (words.every((word) => hay.includes(word))) found.push(index);
  }
  return found;
}

const haystacks = new WeakMap<Span, string>();

function haystack(span: Span): string {
  let hay = haystacks.get(span);
  if (hay === undefined) {
    const parts = [span.name, span.service, span.kind, span.spanId, span.serviceVersion ?? ''];
    parts.push(span.environment ?? '', span.statusMessage ?? '', span.status === 'error' ? 'error' : '');
    pushAttributes(parts, span.attributes);
    pushAttributes(parts, span.resource);
    for (const event of span.events) {
      parts.push(event.name);
      pushAttributes(parts, event.attributes);
    }
    hay = parts.join('\n').toLowerCase();
    haystacks.set(span, hay);
  }
  return hay;
}

function pushAttributes(parts: string[], attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes))
    parts.push(`${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
}
