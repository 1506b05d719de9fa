import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../launch/free-port.mjs';

const PROTOCOLS = ['otlp', 'otlp-grpc', 'elastic', 'loki', 'zipkin', 'syslog'] as const;
export type Ports = Record<(typeof PROTOCOLS)[number], number>;

const serve = fileURLToPath(new URL('./serve.ts', import.meta.url));

/** A server process on ports that stay the same however often it is killed. */
export class WireServer {
  private child: ChildProcess | undefined;
  /** Times that it ended without being killed by us. */
  crashes = 0;

  private constructor(
    readonly ports: Ports,
    private readonly databaseUrl: string,
  ) {}

  static async start(databaseUrl: string): Promise<WireServer> {
    const ports: Partial<Ports> = {};
    for (const protocol of PROTOCOLS) ports[protocol] = await findFreePort();
    const server = new WireServer(ports as Ports, databaseUrl);
    await server.start();
    return server;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', serve], {
      env: {
        ...process.env,
        DATABASE_URL: this.databaseUrl,
        HOST: '127.0.0.1',
        LISTEN: PROTOCOLS.map((protocol) => `${protocol}=${this.ports[protocol]}`).join(','),
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code, signal) => reject(new Error(`the server ended at once (${signal ?? code})`)));
    });
    child.removeAllListeners('exit');
    child.once('exit', () => {
      if (this.child === child) this.crashes++;
    });
  }

  /** As the machine's owner or the kernel does it: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Resident memory in bytes after a garbage collection. */
  async residentBytes(): Promise<number> {
    const { child } = this;
    if (!child) throw new Error('the server is not running');
    return await new Promise((resolve) => {
      child.once('message', (message: { rss: number }) => resolve(message.rss));
      child.send('memory');
    });
  }
}
