/** The attributes of a stream that tell which Elasticsearch index or data stream its logs were sent to. */
export const INDEX_ATTRIBUTE = 'elasticsearch.index';
export const DATA_STREAM_ATTRIBUTES = {
  type: 'data_stream.type',
  dataset: 'data_stream.dataset',
  namespace: 'data_stream.namespace',
} as const;

/** Where a document belongs, as its index name says it. */
export interface DataStreamName {
  type: string;
  dataset: string;
  namespace: string;
}

/** What a name says of its documents: a data stream's parts, or one data set in the default namespace. */
export interface DataSetOfIndex extends DataStreamName {
  /** Whether the name itself has the form type-dataset-namespace. */
  isDataStream: boolean;
}

const DATA_STREAM = /^(logs|metrics|traces|synthetics|profiling)-([^-]+)-([^-].*)$/;
/** The dates and counters shippers and lifecycle policies put behind a name. */
const TRAILING_DATE = /-(?:\d{4}[.-]\d{2}(?:[.-]\d{2}(?:[.-]\d{2})?)?|\d{4}\.w?\d{2}|\d{6})$/;

/**
 * `logs-nginx.access-prod` → type `logs`, data set `nginx.access`, namespace `prod`; any other name is a data set once
 * its date or counter is off: `filebeat-8.15.0-2025.11.22` → `filebeat-8.15.0`, `stdf-logs-2025.11-000001` → `stdf-logs`.
 * A backing index (`.ds-logs-x-prod-2025.11.22-000001`) means its data stream.
 * Source: Elastic, "Data stream naming scheme".
 */
export function dataStreamOfIndex(index: string): DataSetOfIndex {
  const name = withoutDates(index.startsWith('.ds-') ? index.slice('.ds-'.length) : index);
  const match = DATA_STREAM.exec(name);
  if (match?.[1] && match[2] && match[3]) {
    return { type: match[1], dataset: match[2], namespace: match[3], isDataStream: true };
  }
  return { type: 'logs', dataset: name, namespace: 'default', isDataStream: false };
}

function withoutDates(index: string): string {
  let name = index;
  for (let shorter = name.replace(TRAILING_DATE, ''); shorter !== '' && shorter !== name; ) {
    name = shorter;
    shorter = name.replace(TRAILING_DATE, '');
  }
  return name;
}

/**
 * The index a log is in: the one it was sent to, else its data stream, else `logs-<service>-<environment or default>`,
 * under which logs of other protocols are found.
 */
export function indexOfLog(
  resource: Readonly<Record<string, unknown>>,
  service: string,
  environment: string | null,
): string {
  const index = resource[INDEX_ATTRIBUTE];
  if (typeof index === 'string' && index !== '') return index;
  const dataset = resource[DATA_STREAM_ATTRIBUTES.dataset];
  if (typeof dataset === 'string' && dataset !== '') {
    const type = resource[DATA_STREAM_ATTRIBUTES.type] ?? 'logs';
    const namespace = resource[DATA_STREAM_ATTRIBUTES.namespace] ?? 'default';
    return `${type}-${dataset}-${namespace}`;
  }
  return `logs-${indexPart(service)}-${indexPart(environment ?? 'default')}`;
}

/** Elasticsearch's index names are lower-case and without these characters. */
function indexPart(name: string): string {
  return name.toLowerCase().replace(/[\\/*?"<>| ,#:-]+/g, '_') || 'default';
}
