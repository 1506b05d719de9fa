import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from './batch';
import { syslogFrames } from './senders';

const RECORDS = 20;
const PAUSE_MS = 20;

/**
 * Sends syslog over TCP, where nobody acknowledges: a message is written once. What was written while the server lived is
 * promised to be stored, however long its database is away; what a killed server held is lost.
 */
export class SyslogStream {
  readonly written = new Map<string, Batch>();
  private stopping = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly port: number,
    private readonly name: string,
  ) {
    this.done = this.run();
  }

  async stop(): Promise<ReadonlyMap<string, Batch>> {
    this.stopping = true;
    await this.done;
    return this.written;
  }

  private async run(): Promise<void> {
    for (let made = 0; !this.stopping; ) {
      const socket = await this.dial();
      while (socket && !socket.destroyed && !this.stopping) {
        const batch = { name: `${this.name}-${++made}`, records: RECORDS, timeMs: Date.now() };
        this.written.set(batch.name, batch);
        if (!socket.write(syslogFrames(batch))) await either(socket, 'drain');
        await sleep(PAUSE_MS);
      }
      if (socket && !socket.destroyed) {
        socket.end();
        await either(socket, 'close');
      }
    }
  }

  private async dial(): Promise<Socket | null> {
    const socket = connect(this.port, '127.0.0.1');
    // Without a listener a killed server would end this process.
    socket.on('error', () => undefined);
    socket.resume();
    const connected = await either(socket, 'connect');
    if (!connected) await sleep(PAUSE_MS);
    return connected ? socket : null;
  }
}

/** Whether this came before the end of the connection. */
async function either(socket: Socket, event: string): Promise<boolean> {
  return await new Promise((resolve) => {
    socket.once(event, () => resolve(true));
    socket.once('close', () => resolve(false));
  });
}
