import { rmSync } from 'node:fs';

/** Playwright runs this before it stops the server, so the directory goes when this process does. */
export default function removeDataDir(): void {
  const dataDir = process.env.E2E_DATA_DIR;
  if (dataDir) process.once('exit', () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
}
