/** One entry of LISTEN. */
export interface WireAddress {
  protocol: string;
  port: number;
}

/**
 * Reads LISTEN: `otlp=4318,zipkin=9411`, empty for none. An entry that cannot be read is a warning, not the end: the
 * rest still serves. Port 0 lets the system choose.
 */
export function parseListen(
  listen: string,
  known: ReadonlySet<string>,
): { addresses: WireAddress[]; warnings: string[] } {
  const addresses: WireAddress[] = [];
  const warnings: string[] = [];
  for (const entry of listen.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const match = /^([a-z][a-z0-9-]*)\s*=\s*(\d{1,5})$/.exec(entry);
    const protocol = match?.[1] ?? '';
    const port = Number(match?.[2]);
    if (!match || port > 65_535) warnings.push(`LISTEN: "${entry}" is not protocol=port, e.g. otlp=4318`);
    else if (!known.has(protocol)) {
      warnings.push(`LISTEN: protocol "${protocol}" is not known; known: ${[...known].join(', ')}`);
    } else addresses.push({ protocol, port });
  }
  return { addresses, warnings };
}
