import { setTimeout as sleep } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';

const LIMIT_MS = 180_000;

/** The demo sends its history oldest first: once something of the last minutes is found, all of it is there. */
export default async function waitForDemoData(config: FullConfig): Promise<void> {
  const baseURL = config.projects[0]?.use.baseURL;
  const recent = `${baseURL}/api/logs/search?q=&from=now-3m&to=now&limit=1`;
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await sleep(500)) {
    const response = await fetch(recent).catch(() => null);
    if (!response?.ok) continue;
    const found = (await response.json()) as { logs?: unknown[] };
    if (found.logs?.length) return;
  }
  throw new Error(`The demo's data did not arrive at ${baseURL} within ${LIMIT_MS / 1000} s.`);
}
