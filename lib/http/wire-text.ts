import { randomUUID } from 'node:crypto';
import { type TextIngestResponse, textIngestQuerySchema } from '../contracts/text-ingest';
import { ingestText, type TextReport } from '../domain/ingest-text';
import { rememberRefusal } from '../domain/remember-refusal';
import { AppError } from '../errors';
import { parseEpochNs } from '../time/epoch';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { authorize } from './authorize';
import { errorResponse } from './error-response';
import { readWireBody } from './wire-body';
import { WireShare } from './wire-budget';

const PATH = '/api/ingest/text';
const LISTED_ERRORS = 100;
const DUPLICATE = 'This text was stored within the last hour and is not stored again.';
const DUPLICATE_PART = 'A part of this text was stored within the last hour and is not stored again.';

/**
 * `POST /api/ingest/text` as plain Request → Response: a text file, or a slice of one with `more` and `state`. 200 with a
 * verdict; 400 with it when a whole text was refused line by line.
 */
export async function handleText(request: Request): Promise<Response> {
  const requestId = randomUUID();
  const share = new WireShare();
  try {
    const ctx = authorize(request, requestId);
    const query = readQuery(new URL(request.url));
    const body = await rememberRefusal(PATH, () => readWireBody(request, share));
    const report = await ingestText(ctx, {
      path: PATH,
      body,
      idempotencyKey: request.headers.get('idempotency-key') || null,
      ...query,
    });
    const whole = query.state === null && !query.more;
    const allRefused = whole && report.received > 0 && report.rejected === report.received;
    return Response.json(verdict(report, query.options.zone), {
      status: allRefused ? 400 : 200,
      headers: { 'cache-control': 'no-store', 'x-request-id': requestId },
    });
  } catch (error) {
    return errorResponse(error, requestId);
  } finally {
    share.release();
  }
}

function readQuery(url: URL) {
  const parsed = textIngestQuerySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('bad_request', `${issue?.path.join('.') || 'query'}: ${issue?.message}`, {
      details: parsed.error.issues,
    });
  }
  const { format, service, environment, file, timeFormat, timeZone, time, more, state } = parsed.data;
  const fileTime = time === undefined ? null : (parseEpochNs(time) ?? parseIsoNs(time));
  if (time !== undefined && fileTime === null) {
    throw new AppError('bad_request', `time: "${time}" is neither ISO 8601 nor an epoch`);
  }
  return {
    options: {
      format,
      timeFormat: timeFormat ?? null,
      zone: timeZone,
      service: service || null,
      environment: environment || null,
      file: file || null,
      fileTime,
    },
    state: state ?? null,
    more: more === '1',
  };
}

function verdict(report: TextReport, timeZone: string): TextIngestResponse {
  const accepted = report.received - report.rejected;
  const again = report.duplicates > 0 ? DUPLICATE_PART : null;
  return {
    accepted,
    stored: report.stored,
    rejected: report.rejected,
    duplicate: report.duplicateBatch,
    message: report.duplicateBatch ? DUPLICATE : again,
    errors: report.rejections
      .slice(0, LISTED_ERRORS)
      .map(({ position, reason }) => ({ line: position, reason })),
    repairs: Object.fromEntries(report.repairs),
    read: { ...report.read, timeZone },
    times:
      report.firstNs === null || report.lastNs === null
        ? null
        : { from: formatIsoNs(report.firstNs), to: formatIsoNs(report.lastNs) },
    untimed: report.untimed,
    lines: report.lines,
    consumedBytes: report.consumedBytes,
    state: report.state,
  };
}
