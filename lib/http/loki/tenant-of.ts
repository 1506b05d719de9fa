const MAX_LENGTH = 150;

/** The tenant a sender names in X-Scope-OrgID; null when it names none, or Loki's own name for none. */
export function tenantOf(request: Request): string | null {
  const name = (request.headers.get('x-scope-orgid') ?? '').trim().slice(0, MAX_LENGTH);
  return name === '' || name === 'fake' ? null : name;
}
