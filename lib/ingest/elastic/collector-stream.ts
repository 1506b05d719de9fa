import type { Attributes } from '../../contracts/attributes';
import type { TelemetryStream } from '../../contracts/telemetry';
import type { RawObject } from '../raw-value';
import type { Repairs } from '../repairs';
import { bagOf, objectIn, textIn } from './document-members';
import type { DocumentStreams } from './document-streams';

const SERVICE = 'service.name';
const VERSION = 'service.version';
const ENVIRONMENT = ['deployment.environment.name', 'deployment.environment'];

/** The stream of a document whose resource and scope the OpenTelemetry Collector's exporter keeps apart. */
export function collectorStream(
  parts: { index: string; resource: RawObject; scope: RawObject; dataStream: RawObject },
  streams: DocumentStreams,
  repairs: Repairs,
): TelemetryStream {
  const resource: Attributes = { ...bagOf(parts.resource, repairs).values };
  for (const name of ['type', 'dataset', 'namespace']) {
    const value = textIn(parts.dataStream, name);
    if (value !== '') resource[`data_stream.${name}`] = value;
  }
  const take = (name: string): string | null => {
    const value = resource[name];
    if (value === undefined || value === '') return null;
    delete resource[name];
    return String(value);
  };
  const service = take(SERVICE);
  const version = take(VERSION);
  const environment = take(ENVIRONMENT[0] ?? '') ?? take(ENVIRONMENT[1] ?? '');
  const { name, version: scopeVersion, attributes: _, ...scope } = parts.scope;
  const { stream } = streams.get({
    index: parts.index,
    service,
    version,
    environment,
    resource,
    scope: {
      name: textIn({ name: name ?? null }, 'name'),
      version: textIn({ version: scopeVersion ?? null }, 'version'),
      attributes: bagOf({ ...objectIn(parts.scope, 'attributes'), ...scope }, repairs).values,
    },
  });
  return stream;
}
