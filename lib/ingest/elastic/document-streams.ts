import type { Attributes } from '../../contracts/attributes';
import { DATA_STREAM_ATTRIBUTES, dataStreamOfIndex, INDEX_ATTRIBUTE } from '../../contracts/data-stream';
import type { TelemetryStream } from '../../contracts/telemetry';
import { buildStream } from '../build-stream';
import type { Repairs } from '../repairs';

export interface DocumentOrigin {
  index: string;
  service: string | null;
  environment: string | null;
  version: string | null;
  /** What tells where the document came from, without the three above. */
  resource: Attributes;
  scope?: { name: string; version: string; attributes: Attributes };
}

/** Beyond these a request's documents differ in what should be the same for all of one source. */
const MOST_STREAMS = 2_000;
const NO_SCOPE = { name: '', version: '', attributes: {} };

/** One stream object for each origin of a request, as the writer expects. */
export class DocumentStreams {
  readonly #streams = new Map<string, TelemetryStream>();
  readonly #repairs: Repairs;

  constructor(repairs: Repairs) {
    this.#repairs = repairs;
  }

  /**
   * The origin's stream. `kept` is false when the request has too many different ones: the origin's fields are then not
   * on the stream and belong on the document.
   */
  get(origin: DocumentOrigin): { stream: TelemetryStream; kept: boolean } {
    const key = JSON.stringify(origin);
    const known = this.#streams.get(key);
    if (known) return { stream: known, kept: true };
    if (this.#streams.size >= MOST_STREAMS && Object.keys(origin.resource).length > 0) {
      this.#repairs.note('host, container and agent fields kept on the log: too many different ones at once');
      return { stream: this.get({ ...origin, resource: {} }).stream, kept: false };
    }
    const stream = buildStream(resourceOf(origin), origin.scope ?? NO_SCOPE, this.#repairs);
    if (origin.service === null) stream.service = nameOfDataSet(dataStreamOfIndex(origin.index).dataset);
    this.#streams.set(key, stream);
    return { stream, kept: true };
  }
}

function resourceOf({ index, service, environment, version, resource }: DocumentOrigin): Attributes {
  const { type, dataset, namespace, isDataStream } = dataStreamOfIndex(index);
  return {
    [DATA_STREAM_ATTRIBUTES.dataset]: dataset,
    ...(isDataStream
      ? { [DATA_STREAM_ATTRIBUTES.type]: type, [DATA_STREAM_ATTRIBUTES.namespace]: namespace }
      : {}),
    ...resource,
    [INDEX_ATTRIBUTE]: index,
    ...(service === null ? {} : { 'service.name': service }),
    ...(environment === null ? {} : { 'deployment.environment.name': environment }),
    ...(version === null ? {} : { 'service.version': version }),
  };
}

/** Logs that name no service are told apart by their data set: `filebeat-8.15.0` → `filebeat`. */
function nameOfDataSet(dataset: string): string {
  return dataset.replace(/-v?\d+\.\d+(?:\.\d+)?$/, '') || 'unknown_service';
}
