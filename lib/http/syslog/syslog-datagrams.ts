import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { nowNs } from '../../time/time-ns';
import { trimEnd } from './frame-reader';
import type { SyslogQueue } from './syslog-queue';

const RECEIVE_BUFFER = 4 * 1024 * 1024;

/**
 * Listens for syslog over UDP: a datagram is a message, with the line breaks in it. Nobody can be asked to wait: while the
 * queue is full datagrams are counted and dropped. Rejects when the port cannot be had. Source: RFC 5426.
 */
export async function listenForDatagrams(
  host: string,
  port: number,
  queue: SyslogQueue,
  drop: () => void,
): Promise<Socket> {
  const socket = createSocket({
    type: isIPv6(host) ? 'udp6' : 'udp4',
    recvBufferSize: RECEIVE_BUFFER,
  });
  socket.on('message', (datagram, { address }) => {
    if (queue.full) {
      drop();
      return;
    }
    const bytes = trimEnd(datagram);
    if (bytes.length > 0) queue.add({ bytes, receivedNs: nowNs(), peer: address, repair: null });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve();
    });
  });
  return socket;
}
