import { randomUUID } from 'node:crypto';
import type { JsonlIngestResponse } from '../contracts/jsonl-ingest';
import type { IngestReport } from '../domain/commit-decoded';
import { ingestJsonl } from '../domain/ingest-jsonl';
import { rememberRefusal } from '../domain/remember-refusal';
import { authorize } from './authorize';
import { errorResponse } from './error-response';
import { readWireBody } from './wire-body';
import { WireShare } from './wire-budget';

const PATH = '/api/ingest/jsonl';
const LISTED_ERRORS = 100;
const DUPLICATE =
  'This batch was stored within the last hour and is not stored again. If these are new events, send them with an Idempotency-Key header of their own.';

/**
 * `POST /api/ingest/jsonl` as plain Request → Response. 200 with a verdict when any line was stored (or there was none);
 * 400 with the same verdict when every line was refused.
 */
export async function handleJsonl(request: Request): Promise<Response> {
  const requestId = randomUUID();
  const share = new WireShare();
  try {
    const ctx = authorize(request, requestId);
    const report = await ingestJsonl(ctx, {
      path: PATH,
      body: await rememberRefusal(PATH, () => readWireBody(request, share)),
      idempotencyKey: request.headers.get('idempotency-key') || null,
    });
    const allRefused = report.received > 0 && report.rejections.length === report.received;
    return Response.json(verdict(report), {
      status: allRefused ? 400 : 200,
      headers: { 'cache-control': 'no-store', 'x-request-id': requestId },
    });
  } catch (error) {
    return errorResponse(error, requestId);
  } finally {
    share.release();
  }
}

function verdict(report: IngestReport): JsonlIngestResponse {
  return {
    accepted: report.received - report.rejections.length,
    stored: report.stored,
    rejected: report.rejections.length,
    duplicate: report.duplicateBatch,
    message: report.duplicateBatch ? DUPLICATE : null,
    errors: report.rejections
      .slice(0, LISTED_ERRORS)
      .map(({ position, reason }) => ({ line: position, reason })),
    repairs: Object.fromEntries(report.repairs),
  };
}
