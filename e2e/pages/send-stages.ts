import type { APIRequestContext } from '@playwright/test';
import { sendLogs } from './send-logs';

/** 30 lines of a service of its own: 10 of the stage load, 20 of parse. Returns the service. */
export async function sendStages(
  request: APIRequestContext,
  severity: 'INFO' | 'ERROR' = 'INFO',
): Promise<string> {
  const service = `editor-${crypto.randomUUID().slice(0, 8)}`;
  const startMs = Date.now() - 10 * 60_000;
  const lines = Array.from({ length: 30 }, (_, index) => ({
    atMs: startMs + index * 1_000,
    body: `line ${index}`,
    severity,
    attributes: { stage: index % 3 === 0 ? 'load' : 'parse' },
  }));
  await sendLogs(request, service, lines);
  return service;
}
