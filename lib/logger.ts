import pino, { type Logger } from 'pino';
import { env } from './env';
import { processSingleton } from './process-singleton';

/** The server's own log: JSON lines on stderr. */
export function logger(): Logger {
  return processSingleton('logger', () => pino({ level: env().LOG_LEVEL, base: null }, pino.destination(2)));
}
