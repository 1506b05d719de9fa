/** Who asks and for how long: every domain verb takes it first. */
export interface RequestContext {
  requestId: string;
  tenantId: number;
  /** Aborts when the caller has gone; the statement in PostgreSQL is cancelled with it. */
  signal: AbortSignal;
}

/** The tenant of all telemetry until access control names others. */
export const DEFAULT_TENANT_ID = 1;
