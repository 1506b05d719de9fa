import { type ClientHttp2Session, connect } from 'node:http2';
import { CONCURRENCY } from '../post-all';

/** Makes unary calls with these messages over sixteen connections. Throws when one is not taken. */
export async function postGrpc(port: number, path: string, messages: readonly Uint8Array[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    const session = connect(`http://127.0.0.1:${port}`, { settings: { initialWindowSize: 65_535 } });
    for (let message = messages[next++]; message; message = messages[next++]) {
      const status = await callOnce(session, path, message);
      if (status !== '0') throw new Error(`${path} answered gRPC status ${status}`);
    }
    session.close();
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

function callOnce(session: ClientHttp2Session, path: string, message: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    let status = 'none';
    const note = (headers: Record<string, unknown>) => {
      if (headers['grpc-status'] !== undefined) status = String(headers['grpc-status']);
    };
    stream.on('response', note);
    stream.on('trailers', note);
    stream.on('error', reject);
    stream.on('close', () => resolve(status));
    stream.resume();
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    stream.write(head);
    stream.end(message);
  });
}
