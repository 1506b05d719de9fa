import type { TelemetryStream } from '../../contracts/telemetry';
import { ZIPKIN_MARKS, type ZipkinEndpoint } from '../../contracts/zipkin-span';
import { buildStream } from '../build-stream';
import type { Repairs } from '../repairs';
import { AttributeBag } from '../sanitize/attribute-bag';

/** The streams of one request's local endpoints: a service, and the addresses of its host. */
export class ZipkinStreams {
  readonly #streams = new Map<string, TelemetryStream>();

  of(endpoint: ZipkinEndpoint | undefined, repairs: Repairs): TelemetryStream {
    const { serviceName, ipv4, ipv6 } = endpoint ?? {};
    const key = `${ipv4 ?? ''} ${ipv6 ?? ''} ${serviceName ?? ''}`;
    const known = this.#streams.get(key);
    if (known) return known;
    const resource = new AttributeBag(repairs);
    if (serviceName !== undefined) resource.put('service.name', serviceName);
    const addresses = [ipv4, ipv6].filter((address) => address !== undefined);
    if (addresses.length > 0) resource.put('host.ip', addresses);
    const scope = { name: ZIPKIN_MARKS.scope, version: '', attributes: {} };
    const stream = buildStream(resource.values, scope, repairs);
    this.#streams.set(key, stream);
    return stream;
  }
}
