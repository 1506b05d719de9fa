/** The ingest pipeline a request names; `_none` turns off the one that the query string or the index names. */
export function pipelineName(given: string | null): string | null {
  return given === '' ? null : given;
}
