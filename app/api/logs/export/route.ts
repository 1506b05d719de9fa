import { logExportQuerySchema } from '@/lib/contracts/log-export';
import { exportLogs } from '@/lib/domain/export-logs';
import { download } from '@/lib/http/download';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logExportQuerySchema }, async ({ ctx, query }) => {
  const reader = new AbortController();
  const signal = AbortSignal.any([ctx.signal, reader.signal]);
  return await download(ctx, exportLogs({ ...ctx, signal }, query), () => reader.abort());
});
