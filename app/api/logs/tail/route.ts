import { logTailQuerySchema } from '@/lib/contracts/log-tail';
import { tailLogs } from '@/lib/domain/tail-logs';
import { eventStream } from '@/lib/http/event-stream';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logTailQuerySchema }, async ({ ctx, request, query }) => {
  const reader = new AbortController();
  const signal = AbortSignal.any([ctx.signal, reader.signal]);
  const events = tailLogs({ ...ctx, signal }, query, request.headers.get('last-event-id'));
  return eventStream(ctx, events, () => reader.abort());
});
