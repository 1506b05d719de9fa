import type { JsonlIngestResponse } from '../contracts/jsonl-ingest';
import type { IngestReport } from '../domain/commit-decoded';
import { ingestJsonl } from '../domain/ingest-jsonl';
import { authorize } from './authorize';
import { errorResponse } from './error-response';
import { readWireBody } from './wire-body';
import { WireShare } from './wire-budget';

const LISTED_ERRORS = 100;
const DUPLICATE =
  'This batch was stored within the last hour and is not stored again. If these are new events, send them with an Idempotency-Key header of their own.';

/**
 * `POST /api/ingest/jsonl` as plain Request → Response. 200 with a verdict when any line was stored (or there was none);
 * 400 with the same verdict when every line was refused.
 */
export async function handleJsonl(request: Request): Promise<Response> {
  const ctx = authorize(request);
  const share = new WireShare();
  try {
    const report = await ingestJsonl(ctx, {
      path: '/api/ingest/jsonl',
      body: await readWireBody(request, share),
      idempotencyKey: request.headers.get('idempotency-key') || null,
    });
    const allRefused = report.received > 0 && report.rejections.length === report.received;
    return Response.json(verdict(report), {
      status: allRefused ? 400 : 200,
      headers: { 'cache-control': 'no-store', 'x-request-id': ctx.requestId },
    });
  } catch (error) {
    return errorResponse(error, ctx.requestId);
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
