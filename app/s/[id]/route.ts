import { randomUUID } from 'node:crypto';
import { openSnapshot } from '@/lib/domain/open-snapshot';
import { authorize } from '@/lib/http/authorize';
import { errorResponse } from '@/lib/http/error-response';

/** The link of a snapshot: on to exactly what was seen, or to the list that says it is gone. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const requestId = randomUUID();
  try {
    const ctx = authorize(request, requestId);
    const location = await openSnapshot(ctx, (await params).id);
    return new Response(null, { status: 307, headers: { location, 'cache-control': 'no-store' } });
  } catch (error) {
    return errorResponse(error, requestId);
  }
}
