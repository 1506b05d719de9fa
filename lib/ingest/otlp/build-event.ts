import type { SpanEvent } from '../../contracts/telemetry';
import { timeNs } from '../../time/time-ns';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import type { AttributeBag } from '../sanitize/attribute-bag';
import { capText } from '../sanitize/cap-text';

/** A span event as it is stored. Its time is not checked: it is no partition key, and a skewed clock is worth seeing. */
export function buildEvent(
  ns: bigint,
  name: string,
  droppedAttributes: number,
  attributes: AttributeBag,
  repairs: Repairs,
): SpanEvent {
  if (droppedAttributes > 0) attributes.put('otel.dropped_attributes_count', droppedAttributes);
  return {
    time: timeNs(ns),
    name: capText(name, RECORD_LIMITS.nameBytes, 'event name', repairs),
    attributes: attributes.values,
  };
}
