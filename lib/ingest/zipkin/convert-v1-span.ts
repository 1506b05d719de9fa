import type { ZipkinKind, ZipkinSpan } from '../../contracts/zipkin-span';
import { convertV1Addresses } from './convert-v1-addresses';
import { annotate, time, V1Sides } from './v1-sides';
import type { V1Annotation, V1Core, V1Span } from './v1-span';

const CORE = {
  cs: 'CLIENT',
  cr: 'CLIENT',
  sr: 'SERVER',
  ss: 'SERVER',
  ms: 'PRODUCER',
  mr: 'CONSUMER',
} as const;

/**
 * A v1 span as the v2 spans of its sides. Source: openzipkin/zipkin, V1SpanConverter, step by step.
 */
export function convertV1Span(source: V1Span): ZipkinSpan[] {
  const sides = new V1Sides(source);
  const core = takeCore(source, sides);
  timeCalls(source, sides, core);
  timeMessages(source, sides, core);
  convertV1Addresses(source, sides, core);
  return sides.all;
}

function takeCore(source: V1Span, sides: V1Sides): V1Core {
  const core: V1Core = {};
  for (const annotation of source.annotations) {
    const { value, endpoint } = annotation;
    const side = sides.of(endpoint);
    const kind = endpoint && Object.hasOwn(CORE, value) ? CORE[value as keyof typeof CORE] : null;
    if (kind !== null) {
      side.kind = kind;
      core[value as keyof typeof CORE] = annotation;
    } else if (endpoint && (value === 'ws' || value === 'wr')) core[value] = annotation;
    else annotate(side, annotation);
  }
  const startOf = (end: V1Annotation | undefined, value: string) =>
    end && source.timestamp > 0 && source.duration > 0 && source.timestamp + source.duration === end.timestamp
      ? { timestamp: source.timestamp, value, endpoint: end.endpoint }
      : undefined;
  const cs = core.cs ?? startOf(core.cr, 'cs');
  const sr = core.sr ?? startOf(core.ss, 'sr');
  return { ...core, ...(cs && { cs }), ...(sr && { sr }) };
}

function timeCalls(source: V1Span, sides: V1Sides, { cs, cr, sr, ss }: V1Core): void {
  if (cs && sr) {
    timeFrom(source, sides, cs, cr);
    const server = otherSide(sides, cs, sr, ['CLIENT', 'SERVER']);
    server.shared = true;
    delete server.duration;
    time(server, sr.timestamp, ss ? ss.timestamp - sr.timestamp : 0);
    if (!cr && source.duration === 0) delete sides.of(cs.endpoint).duration;
  } else if (cs && cr) timeFrom(source, sides, cs, cr);
  else if (sr && ss) timeFrom(source, sides, sr, ss);
  else timeIncomplete(source, sides, { cs, cr, sr, ss });
  const isJoined = source.timestamp === 0 || (ss !== undefined && source.duration === 0);
  if (!cs && sr && isJoined) sides.of(sr.endpoint).shared = true;
}

function timeIncomplete(
  source: V1Span,
  sides: V1Sides,
  { cs, cr, sr, ss }: Record<'cs' | 'cr' | 'sr' | 'ss', V1Annotation | undefined>,
): void {
  for (const side of sides.all) {
    const [begin, end] = side.kind === 'CLIENT' ? [cs, cr] : side.kind === 'SERVER' ? [sr, ss] : [];
    if (begin) time(side, begin.timestamp);
    if (end) annotate(side, end);
  }
  if (source.timestamp > 0) {
    delete sides.first.duration;
    time(sides.first, source.timestamp, source.duration);
  }
}

function timeMessages(source: V1Span, sides: V1Sides, { ms, mr, ws, wr }: V1Core): void {
  if (ms && mr) {
    const consumer = otherSide(sides, ms, mr, ['PRODUCER', 'CONSUMER']);
    consumer.shared = true;
    time(consumer, wr?.timestamp ?? mr.timestamp, wr ? mr.timestamp - wr.timestamp : 0);
    time(sides.of(ms.endpoint), ms.timestamp, ws ? ws.timestamp - ms.timestamp : 0);
  } else if (ms) timeFrom(source, sides, ms, ws);
  else if (mr) timeFrom(source, sides, wr ?? mr, wr ? mr : undefined);
  else for (const wire of [ws, wr]) if (wire) annotate(sides.of(wire.endpoint), wire);
}

/** The called side; in a call of a service by itself both sides would be one. */
function otherSide(
  sides: V1Sides,
  caller: V1Annotation,
  called: V1Annotation,
  [callerKind, calledKind]: [ZipkinKind, ZipkinKind],
): ZipkinSpan {
  const isSame = caller.endpoint?.serviceName === called.endpoint?.serviceName;
  if (!isSame || !called.endpoint) return sides.of(called.endpoint);
  sides.of(caller.endpoint).kind = callerKind;
  const side = sides.another(called.endpoint);
  side.kind = calledKind;
  return side;
}

function timeFrom(source: V1Span, sides: V1Sides, begin: V1Annotation, end: V1Annotation | undefined): void {
  const side = sides.of(begin.endpoint);
  if (source.timestamp > 0 && source.duration > 0) time(side, source.timestamp, source.duration);
  else time(side, begin.timestamp, end ? end.timestamp - begin.timestamp : 0);
}
