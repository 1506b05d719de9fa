import { spawn } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Skip } from './skip';

const MINUTE = 60_000;
const TAIL = 2000;

interface CommandOptions {
  env?: Record<string, string>;
  cwd?: string;
  timeoutMs?: number;
  input?: string;
}

/** Where clients are kept between runs, and how their commands are run. */
export class Workspace {
  readonly directory: string;

  constructor(directory = process.env.CLIENTS_CACHE ?? join(homedir(), '.cache', 'throughline-clients')) {
    this.directory = directory;
  }

  path(...parts: string[]): string {
    return join(this.directory, ...parts);
  }

  /** A file of this folder of scripts. */
  script(...parts: string[]): string {
    return fileURLToPath(new URL(parts.join('/'), import.meta.url));
  }

  async folder(...parts: string[]): Promise<string> {
    const folder = this.path(...parts);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async has(...parts: string[]): Promise<boolean> {
    return access(this.path(...parts)).then(
      () => true,
      () => false,
    );
  }

  /** A file's text; null when there is none. */
  async read(...parts: string[]): Promise<string | null> {
    return readFile(this.path(...parts), 'utf8').catch(() => null);
  }

  async write(text: string, ...parts: string[]): Promise<string> {
    await this.folder(...parts.slice(0, -1));
    await writeFile(this.path(...parts), text);
    return this.path(...parts);
  }

  /** Runs a command to its end and gives what it printed. Throws with its last words when it fails. */
  async run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
    await mkdir(this.directory, { recursive: true });
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd: options.cwd ?? this.directory,
        env: { ...process.env, ...options.env },
        timeout: options.timeoutMs ?? MINUTE,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (text) => (out += text));
      child.stderr.on('data', (text) => (err += text));
      child.stdin.on('error', () => undefined);
      child.stdin.end(options.input ?? '');
      child.once('error', reject);
      child.once('close', (code, signal) => {
        if (code === 0) resolve(out);
        else
          reject(
            new Error(`${command} ended with ${code ?? signal}: ${`${out}\n${err}`.trim().slice(-TAIL)}`),
          );
      });
    });
  }

  /** An installation that may take long; what it cannot get is skipped and not failed. */
  async install(command: string, args: readonly string[], options: CommandOptions = {}): Promise<void> {
    try {
      await this.run(command, args, { timeoutMs: 30 * MINUTE, ...options });
    } catch (error) {
      throw new Skip(`it could not be installed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
