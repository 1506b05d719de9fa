import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

type Mood = 'well' | 'away' | 'silent' | 'slow';

const SLOW_MS = 200;

/** Stands between the server and PostgreSQL and is, as told, well, away, silent or slow. */
export class DatabaseProxy {
  private readonly pairs = new Set<[Socket, Socket]>();
  private mood: Mood = 'well';
  private server: Server | undefined;

  constructor(
    private readonly target: number,
    readonly port: number,
  ) {}

  async open(): Promise<void> {
    const server = createServer((client) => this.join(client));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server?.close(resolve) ?? resolve(null));
  }

  /** `away`: connections break and none can be made. `silent`: bytes vanish. `slow`: each answer takes 0.2 s more. */
  be(mood: Mood): void {
    this.mood = mood;
    if (mood === 'away') this.cut();
    // What was swallowed cannot be made good: those connections are lost, as after a pulled cable.
    if (mood === 'well') for (const pair of this.pairs) if (this.swallowed.has(pair)) this.end(pair);
  }

  /** Breaks every connection, once. */
  cut(): void {
    for (const pair of this.pairs) this.end(pair);
  }

  private readonly swallowed = new Set<[Socket, Socket]>();

  private join(client: Socket): void {
    if (this.mood === 'away') {
      client.destroy();
      return;
    }
    const server = connect(this.target, '127.0.0.1');
    const pair: [Socket, Socket] = [client, server];
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => this.end(pair));
      socket.on('close', () => this.end(pair));
    }
    client.on('data', (bytes) => this.pass(bytes, pair, server));
    server.on('data', (bytes) => {
      if (this.mood !== 'slow') this.pass(bytes, pair, client);
      else {
        server.pause();
        void sleep(SLOW_MS).then(() => {
          this.pass(bytes, pair, client);
          server.resume();
        });
      }
    });
  }

  private pass(bytes: Buffer, pair: [Socket, Socket], to: Socket): void {
    if (this.mood === 'silent') this.swallowed.add(pair);
    else if (!to.destroyed) to.write(bytes);
  }

  private end(pair: [Socket, Socket]): void {
    this.pairs.delete(pair);
    this.swallowed.delete(pair);
    for (const socket of pair) socket.destroy();
  }
}
