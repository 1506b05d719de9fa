import { once } from 'node:events';
import { connect } from 'node:net';
import { CONCURRENCY } from '../post-all';

/** Writes these messages over sixteen connections of TCP, as fast as they are read. Nobody says when they are committed. */
export async function sendSyslog(port: number, chunks: readonly Uint8Array[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    for (let chunk = chunks[next++]; chunk; chunk = chunks[next++]) {
      if (!socket.write(chunk)) await once(socket, 'drain');
    }
    socket.end();
    socket.resume();
    await once(socket, 'close');
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
