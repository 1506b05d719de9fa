/** A plain request for the tail: it has to ask for a WebSocket. */
export function needsWebSocket(): Response {
  return new Response('the tail is a WebSocket: connect with ws:// and ask for an upgrade\n', {
    status: 426,
    headers: { upgrade: 'websocket', connection: 'upgrade', 'content-type': 'text/plain; charset=utf-8' },
  });
}
