import { statusResponseSchema } from '../../lib/contracts/status';
import { startOwnServer } from '../bench/own-server';
import type { Target } from './client';

/**
 * A server that is running already, with the ports its status tells, or one of our own with a database of its own.
 * CLIENTS_PORTS (`otlp=4318,…`) names ports that the status does not.
 */
export async function openTarget(
  url: string | undefined,
): Promise<{ target: Target; close(): Promise<void> }> {
  if (url === undefined) {
    console.error('starting a server of its own …');
    const server = await startOwnServer();
    return { target: await targetAt(server.url), close: () => server.stop() };
  }
  return { target: await targetAt(url.replace(/\/+$/, '')), close: async () => undefined };
}

async function targetAt(url: string): Promise<Target> {
  const response = await fetch(`${url}/api/status`);
  const { listeners } = statusResponseSchema.parse(await response.json());
  const ports = new Map<string, number>();
  for (const { protocol, address, state } of listeners) {
    if (state === 'listening') ports.set(protocol, Number(address.split(':').at(-1)));
  }
  for (const entry of (process.env.CLIENTS_PORTS ?? '').split(',')) {
    const [protocol, port] = entry.split('=');
    if (protocol && port) ports.set(protocol, Number(port));
  }
  return { url, port: (protocol) => ports.get(protocol) ?? null };
}
