/** The first eight digits that tell a trace: ids of 64 bits are padded with zeros in front. */
export function shortTraceId(traceId: string): string {
  return traceId.replace(/^0+(?=.)/, '').slice(0, 8);
}
