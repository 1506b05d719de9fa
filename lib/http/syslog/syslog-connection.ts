import type { Socket } from 'node:net';
import { nowNs } from '../../time/time-ns';
import { SyslogFrameReader } from './frame-reader';
import type { SyslogQueue } from './syslog-queue';

/** A message that has begun must end within this; a connection between messages may rest as long as it likes. */
const UNFINISHED_MS = 60_000;
const KEEP_ALIVE_MS = 60_000;

interface SharedBytes {
  /** Bytes of unfinished messages over all connections. */
  bytes: number;
  readonly capacity: number;
}

/**
 * Reads one TCP connection of a syslog sender. While the queue is full the socket is not read, so that the sender's own
 * buffer fills and it waits. @param refuse called with the reason when the connection has to be closed
 */
export function readSyslogConnection(
  socket: Socket,
  queue: SyslogQueue,
  unfinished: SharedBytes,
  refuse: (reason: string) => void,
): void {
  const peer = socket.remoteAddress?.replace(/^::ffff:/, '') ?? null;
  const reader = new SyslogFrameReader((bytes, repair) =>
    queue.add({ bytes, receivedNs: nowNs(), peer, repair }),
  );
  let held = 0;
  const account = () => {
    unfinished.bytes += reader.heldBytes - held;
    held = reader.heldBytes;
    socket.setTimeout(held > 0 && !socket.isPaused() ? UNFINISHED_MS : 0);
  };
  const close = (reason: string) => {
    refuse(reason);
    socket.destroy();
  };
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  const resume = () => {
    socket.resume();
    account();
  };
  socket.on('data', (chunk) => {
    reader.push(chunk);
    if (queue.full && !socket.isPaused()) {
      socket.pause();
      queue.whenRoom(resume);
    }
    account();
    if (unfinished.bytes > unfinished.capacity) close('unfinished messages took too much memory');
  });
  socket.on('timeout', () => close(`a message did not end within ${UNFINISHED_MS / 1000} s`));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    reader.end();
    account();
  });
}
