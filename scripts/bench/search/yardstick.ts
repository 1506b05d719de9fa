import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptDataSet, noteDataSet } from './data-set';
import type { DataSet } from './fill';
import { say } from './progress';
import type { YardstickAsk, YardstickReply } from './yardstick-process';

const VERSION = '3.4.0';
const QUERY_LIMIT_S = 20;

/** The same rows in an embedded ClickHouse. Never a dependency of the project: it is fetched when the bench asks for it. */
export class Yardstick {
  readonly version = VERSION;
  private child: ChildProcess;

  private constructor(
    private readonly installed: string,
    private readonly directory: string,
  ) {
    this.child = this.spawn();
  }

  /** Null, with a word why, where npm cannot bring it to this machine. */
  static open(directory: string): Yardstick | null {
    const installed = install();
    if (installed === null) return null;
    mkdirSync(directory, { recursive: true });
    return new Yardstick(installed, join(directory, 'clickhouse'));
  }

  /** Fills it unless it is. @returns rows/s inserted, null when it was full already */
  async fill(data: DataSet, keptIn: string): Promise<number | null> {
    const kept = keptDataSet(keptIn, data.rows);
    if (kept && kept.endMs === data.endMs) return null;
    const { text } = await this.ask({ kind: 'fill', data });
    say('merging the parts of ClickHouse', true);
    await this.query('OPTIMIZE TABLE log FINAL', 0);
    noteDataSet(keptIn, data);
    return Number(text);
  }

  /** Milliseconds that a query takes, in the engine alone; throws beyond 20 s. */
  async query(sql: string, limitS = QUERY_LIMIT_S): Promise<number> {
    const limit = limitS > 0 ? ` SETTINGS max_execution_time = ${limitS}` : '';
    return (await this.ask({ kind: 'query', sql: `${sql}${limit}` })).ms;
  }

  async rows<Row>(sql: string): Promise<Row[]> {
    const { text } = await this.ask({ kind: 'query', sql });
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
  }

  /** Bytes on disk, and how many of them are text and id indexes. */
  async sizes(): Promise<{ all: number; indexes: number }> {
    const [sizes] = await this.rows<{ total: string; indexes: string }>(
      `SELECT toString(sum(bytes_on_disk)) AS total, toString(sum(secondary_indices_compressed_bytes)) AS indexes
       FROM system.parts WHERE table = 'log' AND active`,
    );
    return { all: Number(sizes?.total), indexes: Number(sizes?.indexes) };
  }

  /** Ends the process, calls `between` and starts another: nothing of its own stays in memory. */
  async restart(between: () => unknown): Promise<void> {
    await this.stop();
    between();
    this.child = this.spawn();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }

  private spawn(): ChildProcess {
    const script = fileURLToPath(new URL('./yardstick-process.ts', import.meta.url));
    return fork(script, [this.installed, this.directory], {
      execArgv: ['--import', 'tsx'],
      stdio: [0, 2, 2, 'ipc'],
    });
  }

  private async ask(ask: YardstickAsk): Promise<{ ms: number; text: string }> {
    const { child } = this;
    const reply = await new Promise<YardstickReply>((resolve, reject) => {
      const ended = () => reject(new Error('The ClickHouse process ended.'));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message as YardstickReply);
      });
      child.send(ask);
    });
    if ('error' in reply) throw new Error(reply.error);
    return reply;
  }
}

/** The folder it is installed in, outside the project. */
function install(): string | null {
  const folder = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
    'throughline-bench',
    `chdb-${VERSION}`,
  );
  if (existsSync(join(folder, 'node_modules/chdb/package.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  say(`installing chdb ${VERSION} (embedded ClickHouse, 550 MB) into ${folder}`, true);
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--save-exact', `chdb@${VERSION}`];
  const run = spawnSync('npm', args, {
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  if (run.status === 0) return folder;
  const reason = `${run.stderr ?? ''}${run.error?.message ?? ''}`.trim().split('\n')[0];
  console.log(`Without the yardstick: npm could not bring chdb ${VERSION} to this machine (${reason}).`);
  return null;
}
