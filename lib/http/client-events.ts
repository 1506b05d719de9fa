import { createParser } from 'eventsource-parser';
import { ApiFailure } from './api-failure';
import { failureOf, queryString, type SearchParamValues } from './client';

export interface ServerEvent {
  event: string;
  id: string | null;
  data: unknown;
}

interface EventStream {
  /** The id to go on after; null begins anew. */
  lastEventId: string | null;
  signal: AbortSignal;
  onOpen: () => void;
  onEvent: (event: ServerEvent) => void;
}

/**
 * Reads server-sent events of an API path until the server or the network ends them, then resolves. Unlike the browser's
 * EventSource it tells a refusal with its reason, and takes no more than `onEvent` does. Rejects with ApiFailure when
 * there was no stream, and with the signal's reason when it aborts.
 */
export async function readEvents(
  path: string,
  params: SearchParamValues,
  stream: EventStream,
): Promise<void> {
  const { lastEventId, signal, onOpen, onEvent } = stream;
  const response = await fetch(`${path}?${queryString(params)}`, {
    headers: {
      accept: 'text/event-stream',
      ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
    },
    cache: 'no-store',
    signal,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiFailure(0, 'network', 'The server does not answer.', { cause });
  });
  if (!response.ok || !response.body) throw failureOf(response, await response.text());
  onOpen();
  const parser = createParser({
    onEvent: ({ event, id, data }) =>
      onEvent({ event: event ?? 'message', id: id ?? null, data: JSON.parse(data) }),
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } catch (cause) {
    // A connection that broke is a TypeError, and for the reader the same as an end.
    if (signal.aborted || !(cause instanceof TypeError)) throw cause;
  }
}
