import type { RequestContext } from '../contracts/context';
import { MAX_OUTLINE_SPANS, type TraceOutline } from '../contracts/trace-outline';
import { getTraceOutlineRows, type TraceOutlineRows } from '../store/spans/get-trace-outline-rows';
import { readStreams, type StreamRow } from '../store/streams/read-streams';
import { formatIsoNs } from '../time/iso';
import { earlier } from '../time/time-range';
import { hostOfStream } from './host-of-stream';
import { noSuchTrace } from './no-such-trace';
import { readTraceId } from './read-trace-id';
import { TextDictionary } from './text-dictionary';

/**
 * The shape of a trace by columns, at most `first` spans, the earliest ones. Throws AppError `bad_request`, or
 * `not_found` that says why it may be missing.
 */
export async function getTraceOutline(
  ctx: RequestContext,
  id: string,
  first: number = MAX_OUTLINE_SPANS,
): Promise<TraceOutline> {
  const started = performance.now();
  const traceId = readTraceId(id);
  const rows = await getTraceOutlineRows(ctx, traceId, first);
  if (!rows) throw noSuchTrace();
  const streams = await readStreams(ctx, rows.stream);
  const firstNs = rows.start.reduce(earlier);
  const at = <Item>(column: readonly (Item | null)[]) =>
    column.flatMap((item, place): [number, Item][] => (item === null ? [] : [[place, item]]));
  return {
    traceId,
    startTime: formatIsoNs(firstNs),
    totalSpans: rows.total,
    truncated: rows.total > rows.id.length,
    ...describeColumns(rows, streams, firstNs),
    statusMessages: at(rows.statusMessage),
    events: at(rows.events).map(([place, times]) => [
      place,
      times.map((time) => Number(BigInt(time) - firstNs)),
    ]),
    links: at(rows.links).filter(([, count]) => count > 0),
    tookMs: performance.now() - started,
  };
}

type Described = Pick<
  TraceOutline,
  'uniqueIds' | 'services' | 'names' | 'hosts' | 'missingParents' | 'spans'
>;

function describeColumns(
  rows: TraceOutlineRows,
  streams: ReadonlyMap<number, StreamRow>,
  firstNs: bigint,
): Described {
  const services = new TextDictionary();
  const names = new TextDictionary();
  const hosts = new TextDictionary();
  const missing = new TextDictionary();
  const firstOf = new Map<string, number>();
  rows.id.forEach((id, at) => {
    if (!firstOf.has(id)) firstOf.set(id, at);
  });
  const placeOf = new Map<number, { service: number; host: number }>();
  for (const id of new Set(rows.stream)) {
    const stream = streams.get(id);
    const service = services.place(stream?.service ?? '');
    placeOf.set(id, { service, host: hosts.place(stream ? hostOfStream(stream) : '') });
  }
  const spans: TraceOutline['spans'] = {
    id: rows.id,
    parent: rows.parent.map((id) => (id === '' ? -1 : (firstOf.get(id) ?? -2 - missing.place(id)))),
    start: rows.start.map((start) => Number(start - firstNs)),
    duration: rows.duration,
    service: rows.stream.map((id) => placeOf.get(id)?.service ?? 0),
    name: rows.name.map((name) => names.place(name)),
    host: rows.stream.map((id) => placeOf.get(id)?.host ?? 0),
    kind: rows.kind,
    status: rows.status,
  };
  return {
    uniqueIds: firstOf.size === rows.id.length,
    services: services.texts,
    names: names.texts,
    hosts: hosts.texts,
    missingParents: missing.texts,
    spans,
  };
}
