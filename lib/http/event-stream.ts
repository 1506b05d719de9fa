import type { RequestContext } from '../contracts/context';
import { asKnown } from './error-response';

interface StreamEvent {
  event: string;
  id: string | null;
  data: unknown;
}

/**
 * An answer of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). An event is asked
 * for when the last one is on its way, so that a slow reader slows its source. When the reader leaves, `leave` is called
 * and the source is ended. A failure on the way is the last event, `error`, of the API's error shape.
 */
export function eventStream(
  ctx: RequestContext,
  events: AsyncGenerator<StreamEvent, void>,
  leave: () => void,
): Response {
  const encoder = new TextEncoder();
  let opened = false;
  let left = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!opened) {
          // Headers leave with the first bytes: the reader learns at once that it is connected.
          opened = true;
          controller.enqueue(encoder.encode(': open\n\n'));
          return;
        }
        try {
          const next = await events.next();
          if (left) return;
          if (next.done) controller.close();
          else controller.enqueue(encoder.encode(format(next.value)));
        } catch (error) {
          if (left) return;
          const { code, message } = asKnown(error, ctx.requestId);
          const data = { code, message, requestId: ctx.requestId };
          controller.enqueue(encoder.encode(format({ event: 'error', id: null, data })));
          controller.close();
        }
      },
      async cancel() {
        left = true;
        leave();
        await events.return();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // nginx gathers answers unless told not to.
      'x-accel-buffering': 'no',
      'x-request-id': ctx.requestId,
    },
  });
}

function format({ event, id, data }: StreamEvent): string {
  return `event: ${event}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
