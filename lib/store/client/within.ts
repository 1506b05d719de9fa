/**
 * A statement for a connection that is given up when it does not answer in `ms`: the driver's `query_timeout`, which its
 * types do not know.
 */
export function within(ms: number, text: string, values?: unknown[]) {
  return { text, ...(values ? { values } : {}), query_timeout: ms };
}
