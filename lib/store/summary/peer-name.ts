import type { SpanRecord } from '../../contracts/telemetry';
import { toText } from '../write/pg-text';

const CLIENT = 3;
const PRODUCER = 4;
const CONSUMER = 5;
const NAME_CHARS = 200;

type Attributes = SpanRecord['attributes'];

/**
 * What a span itself says is on its other side: the peer's name, else a database (`postgresql/orders`), else a queue
 * (`kafka/payments`). Clients and producers call it; a consumer without a parent and links was called by it. Names that
 * change all the time (addresses, temporary queues) are none. Source: OpenTelemetry semantic conventions, old and new
 * names. Null: it says nothing.
 */
export function peerName({ kind, parentSpanId, links, attributes }: SpanRecord): string | null {
  if (kind === CONSUMER ? parentSpanId !== null || links.length > 0 : kind !== CLIENT && kind !== PRODUCER)
    return null;
  const name =
    first(attributes, 'peer.service', 'service.peer.name') ??
    (kind === CLIENT ? database(attributes) : null) ??
    queue(attributes);
  // Through UTF-8 and back: a cut may have left half a character, which PostgreSQL would keep as another.
  return name && toText(Buffer.from(name.slice(0, NAME_CHARS), 'utf8').toString('utf8'));
}

function database(attributes: Attributes): string | null {
  return placeIn(
    first(attributes, 'db.system.name', 'db.system'),
    first(attributes, 'db.namespace', 'db.name'),
  );
}

function queue(attributes: Attributes): string | null {
  const passing = [
    attributes['messaging.destination.temporary'],
    attributes['messaging.destination.anonymous'],
  ];
  return placeIn(
    first(attributes, 'messaging.system'),
    passing.some((value) => String(value) === 'true')
      ? null
      : first(
          attributes,
          'messaging.destination.template',
          'messaging.destination.name',
          'messaging.destination',
        ),
  );
}

function placeIn(system: string | null, place: string | null): string | null {
  return system === null || place === null ? system : `${system}/${place}`;
}

function first(attributes: Attributes, ...keys: string[]): string | null {
  for (const key of keys) {
    const value = attributes[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
