import type { AttributeValue } from '../contracts/attributes';
import type { StreamRow } from '../store/streams/read-streams';

/** The host a stream names: host.id, else host.ip (the first), else host.name; empty when it names none. After Jaeger. */
export function hostOfStream({ resource }: StreamRow): string {
  for (const name of ['host.id', 'host.ip', 'host.name']) {
    const value = Object.hasOwn(resource, name) ? text(resource[name]) : '';
    if (value !== '') return value;
  }
  return '';
}

function text(value: AttributeValue | undefined): string {
  if (Array.isArray(value)) return text(value[0]);
  return value === undefined ? '' : String(value);
}
