/** The service that a file's name tells: `shop-api.2026-11-22.log.gz` → `shop-api`; `file` when nothing is left of it. */
export function serviceOfFile(name: string): string {
  const bare = name.replace(/(\.(gz|log|txt|jsonl|ndjson|json|out|\d+))+$/i, '');
  return bare.replace(/[-_.]?\d{4}-?\d\d-?\d\d.*$/, '') || 'file';
}
