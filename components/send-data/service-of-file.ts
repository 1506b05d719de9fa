const DATE = /[-_.]?(19|20)\d\d(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]).*$/;

/** The service that a file's name tells: `shop-api.2026-11-22.log.gz` → `shop-api`; `file` when nothing is left of it. */
export function serviceOfFile(name: string): string {
  const bare = name.replace(/(\.(gz|log|txt|jsonl|ndjson|json|out|\d+))+$/i, '');
  return bare.replace(DATE, '') || 'file';
}
