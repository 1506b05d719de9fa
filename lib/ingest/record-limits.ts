/**
 * What one request and one record may hold. Everything beyond is cut with a counted repair, or refused with a reason;
 * sizes are bytes of UTF-8.
 */
export const RECORD_LIMITS = {
  recordsPerRequest: 250_000,
  /** Resources and scopes together. */
  groupsPerRequest: 250_000,
  jsonContainers: 4_000_000,
  jsonValues: 8_000_000,
  /** Of one object. */
  jsonFields: 100_000,
  attributesPerRecord: 1024,
  listItems: 10_000,
  nestingDepth: 64,
  keyBytes: 1024,
  nameBytes: 1024,
  textBytes: 1024 * 1024,
  eventsPerSpan: 1024,
  linksPerSpan: 1024,
  lineBytes: 8 * 1024 * 1024,
} as const;
