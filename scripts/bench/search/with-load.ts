import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Records that arrive while something else is done: the process that sends them, and what it saw acknowledged. */
export interface Load {
  /** Ends it early. @returns records/s acknowledged */
  stop(): Promise<number>;
  /** Waits for its end. @returns records/s acknowledged */
  ended(): Promise<number>;
}

/** Sends logs. @param perSecond 0: as many as are taken */
export function startLoad(otlpUrl: string, perSecond: number, seconds: number): Load {
  return startSender(new URL('./send-load.ts', import.meta.url), otlpUrl, perSecond, seconds);
}

/** @param source a script that takes address, records a second and seconds, and prints `{ perSecond }` at its end */
export function startSender(source: URL, otlpUrl: string, perSecond: number, seconds: number): Load {
  const script = fileURLToPath(source);
  const args = ['--import', 'tsx', script, otlpUrl, String(perSecond), String(seconds)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 2] });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const end = new Promise<number>((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve((JSON.parse(output) as { perSecond: number }).perSecond);
      else reject(new Error(`The sender ended with ${code}.`));
    });
  });
  end.catch(() => undefined);
  return {
    ended: () => end,
    stop: () => {
      child.kill('SIGTERM');
      return end;
    },
  };
}
