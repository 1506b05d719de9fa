import { countFromSource } from '../store/status/source-counters';
import { protocolOfPath } from './protocol-of-path';

/** Counts what a request brought, or that it was refused, under its protocol. @param path as in `IngestInput` */
export function countSource(path: string, counts: Parameters<typeof countFromSource>[1]): void {
  const protocol = protocolOfPath(path);
  if (protocol !== null) countFromSource(protocol, counts);
}
