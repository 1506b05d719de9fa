import type { Attributes } from '../../contracts/attributes';
import type { Decoded, LogRecord } from '../../contracts/telemetry';
import { AppError } from '../../errors';
import { buildStream } from '../build-stream';
import { DecodeRun, RecordError } from '../decode-run';
import { setOwn } from '../raw-value';
import type { Repairs } from '../repairs';
import { buildEntry, type PushedStream } from './build-entry';
import { readPushJson } from './read-push-json';
import { readPushProtobuf } from './read-push-protobuf';
import { serviceOfLabels } from './service-of-labels';
import { printLabels, type StreamLabels } from './stream-labels';

export type PushEncoding = 'json' | 'protobuf';

// Source: Loki's limits_config, max_label_name_length and max_label_value_length.
const MAX_NAME = 1024;
const MAX_VALUE = 2048;

/**
 * Decodes a Loki push of either encoding. Entries that Loki would not take are rejected with its words, their
 * neighbours are kept. Throws AppError `bad_request` (no push at all) or `payload_too_large`.
 * @param tenant of X-Scope-OrgID; null: none given
 */
export function decodePush(
  bytes: Uint8Array,
  encoding: PushEncoding,
  tenant: string | null,
  nowNs: bigint,
): Decoded<LogRecord> {
  const run = new DecodeRun<LogRecord>(nowNs);
  const read = encoding === 'json' ? readPushJson : readPushProtobuf;
  const seen = new Map<string, PushedStream>();
  read(bytes, run.repairs, (labels) => {
    const text = printLabels(labels);
    const refusal = refusalOf(labels, text);
    const pushed = seen.get(text) ?? makeStream(labels, text, tenant, run.repairs);
    seen.set(text, pushed);
    return (entry) => {
      const { last } = pushed;
      pushed.last = entry;
      if (last?.timeNs === entry.timeNs && last.line === entry.line) {
        run.repairs.note('an entry twice in one push, kept once');
        return;
      }
      run.take(() => {
        if (refusal !== null) throw new RecordError(refusal);
        return buildEntry(entry, pushed, run);
      });
    };
  });
  if (seen.size === 0) {
    throw new AppError('bad_request', 'error at least one valid stream is required for ingestion', {
      details: { status: 422 },
    });
  }
  return run.result();
}

function refusalOf(labels: StreamLabels, text: string): string | null {
  for (const [name, value] of labels) {
    if (name.length > MAX_NAME)
      return `stream '${text.slice(0, MAX_VALUE)}' has label name too long: '${name.slice(0, MAX_NAME)}'`;
    if (value.length > MAX_VALUE) {
      return `stream '${text.slice(0, MAX_VALUE)}' has label value too long: '${value.slice(0, MAX_VALUE)}'`;
    }
  }
  return null;
}

/** Labels are the resource, under their own names; `service.name` holds what Loki would call `service_name`. */
function makeStream(
  labels: StreamLabels,
  text: string,
  tenant: string | null,
  repairs: Repairs,
): PushedStream {
  const resource: Attributes = {};
  for (const [name, value] of labels)
    if (name !== 'service_name') setOwn<Attributes[string]>(resource, name, value);
  resource['service.name'] = serviceOfLabels(labels);
  if (tenant !== null && tenant !== 'fake') resource['loki.tenant'] = tenant;
  const stream = buildStream(resource, { name: '', version: '', attributes: {} }, repairs);
  const given = new Map(labels);
  const environment = given.get('environment') ?? given.get('env');
  return {
    text,
    labels: given,
    stream: environment === undefined ? stream : { ...stream, environment },
    last: null,
  };
}
