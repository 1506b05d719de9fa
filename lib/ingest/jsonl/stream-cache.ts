import type { Attributes } from '../../contracts/attributes';
import type { TelemetryStream } from '../../contracts/telemetry';
import { buildStream } from '../build-stream';
import type { Repairs } from '../repairs';

interface Origin {
  service: string | null;
  environment: string | null;
  version: string | null;
  /** What else is known of where the record came from, e.g. its host. */
  more?: Attributes;
}

/** One stream object for each service, environment and version of a request, as the writer expects. */
export class StreamCache {
  readonly #streams = new Map<string, TelemetryStream>();
  readonly #repairs: Repairs;

  constructor(repairs: Repairs) {
    this.#repairs = repairs;
  }

  get(origin: Origin): TelemetryStream {
    const key = JSON.stringify([origin.service, origin.environment, origin.version, origin.more]);
    const known = this.#streams.get(key);
    if (known) return known;
    const stream = buildStream(resourceOf(origin), { name: '', version: '', attributes: {} }, this.#repairs);
    this.#streams.set(key, stream);
    return stream;
  }
}

function resourceOf({ service, environment, version, more }: Origin): Attributes {
  return {
    ...more,
    ...(service === null ? {} : { 'service.name': service }),
    ...(environment === null ? {} : { 'deployment.environment.name': environment }),
    ...(version === null ? {} : { 'service.version': version }),
  };
}
