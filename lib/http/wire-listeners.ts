import { reportListener, reportListenerProblem } from '../domain/ingest-listener-state';
import { logger } from '../logger';
import { processSingleton } from '../process-singleton';
import { parseListen, type WireAddress } from './wire-address';
import { startWireListener } from './wire-listener';
import type { WireListener, WireProtocol } from './wire-protocol';
import { WIRE_PROTOCOLS } from './wire-protocols';

interface Running {
  started: boolean;
  listeners: WireListener[];
  protocols: ReadonlyMap<string, WireProtocol>;
}

const running = (): Running =>
  processSingleton<Running>('wire-listeners', () => ({
    started: false,
    listeners: [],
    protocols: WIRE_PROTOCOLS,
  }));

/**
 * Starts the light listeners that LISTEN names, once a process; under `next dev` a reload only swaps the handlers.
 * A port that is taken is a warning, on the log and on the status page, and the rest serves on.
 */
export async function startWireListeners(host: string, listen: string): Promise<void> {
  const state = running();
  state.protocols = WIRE_PROTOCOLS;
  if (state.started) return;
  state.started = true;
  const { addresses, warnings } = parseListen(listen, new Set(WIRE_PROTOCOLS.keys()));
  for (const warning of warnings) {
    logger().warn(warning);
    reportListenerProblem(warning);
  }
  await Promise.all(addresses.map((address) => startOne(host, address, state)));
}

/** Stops them all: running requests are answered first. They can be started again. */
export async function stopWireListeners(timeoutMs?: number): Promise<void> {
  const state = running();
  state.started = false;
  await Promise.all(state.listeners.splice(0).map((listener) => listener.stop(timeoutMs)));
}

async function startOne(host: string, { protocol, port }: WireAddress, state: Running): Promise<void> {
  try {
    const listener = await openPort(host, port, () => state.protocols.get(protocol));
    state.listeners.push(listener);
    reportListener({ protocol, address: listener.address, state: 'listening', message: null });
    logger().info({ protocol, address: listener.address }, 'wire listener ready');
  } catch (error) {
    const known = state.protocols.get(protocol);
    const message = whyNot(error, protocol, port, known?.kind === 'http' && known.onMainPort === true);
    reportListener({ protocol, address: `${host}:${port}`, state: 'failed', message });
    logger().warn(message);
  }
}

async function openPort(
  host: string,
  port: number,
  read: () => WireProtocol | undefined,
): Promise<WireListener> {
  const first = read();
  if (!first) throw new Error('the protocol is not known');
  if (first.kind === 'own') return await first.listen(host, port);
  return await startWireListener(host, port, () => {
    const now = read();
    return now?.kind === 'http' ? now : first;
  });
}

function whyNot(error: unknown, protocol: string, port: number, onMainPort: boolean): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    const elsewhere = onMainPort ? ' The main port takes the same paths.' : '';
    return `Port ${port} for ${protocol} is taken by another program; choose another with LISTEN=${protocol}=<port>.${elsewhere}`;
  }
  return `Port ${port} for ${protocol} cannot be opened: ${error instanceof Error ? error.message : String(error)}`;
}
