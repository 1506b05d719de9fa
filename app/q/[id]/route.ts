import { randomUUID } from 'node:crypto';
import { openSavedQuery } from '@/lib/domain/open-saved-query';
import { authorize } from '@/lib/http/authorize';
import { errorResponse } from '@/lib/http/error-response';

/** The short link of a saved query: on to the view it names, or to the list that says it is gone. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const requestId = randomUUID();
  try {
    const ctx = authorize(request, requestId);
    const location = await openSavedQuery(ctx, (await params).id);
    return new Response(null, { status: 307, headers: { location, 'cache-control': 'no-store' } });
  } catch (error) {
    return errorResponse(error, requestId);
  }
}
