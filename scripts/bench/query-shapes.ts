/** A search as a user types it, and the plain SQL somebody would write for it without the token index. */
export interface QueryShape {
  name: string;
  /** `run` rotates the terms, so that no cache flatters the figure. */
  q(run: number): string;
  naive(run: number): string;
}

const service = (run: number) => `service-${String(run % 40).padStart(2, '0')}`;
const lot = (run: number) => `W-${10_000 + ((run * 37) % 400)}`;
const inService = (run: number) => `service_id = (SELECT id FROM service WHERE name = '${service(run)}')`;

export const QUERY_SHAPES: readonly QueryShape[] = [
  { name: 'no filter', q: () => '', naive: () => 'true' },
  { name: 'level', q: () => 'level:ERROR', naive: () => 'severity BETWEEN 17 AND 20' },
  {
    name: 'service AND level',
    q: (run) => `service:${service(run)} AND level:ERROR`,
    naive: (run) => `${inService(run)} AND severity BETWEEN 17 AND 20`,
  },
  {
    name: 'rare user id',
    q: (run) => `user_id:U-${(run * 7919) % 1_000_000}`,
    naive: (run) => `attributes->>'user_id' = 'U-${(run * 7919) % 1_000_000}'`,
  },
  {
    name: 'level, service and lot',
    q: (run) => `level:ERROR AND service:${service(run)} AND wafer_lot:${lot(run)}`,
    naive: (run) =>
      `severity BETWEEN 17 AND 20 AND ${inService(run)} AND attributes->>'wafer_lot' = '${lot(run)}'`,
  },
  {
    name: 'attribute of 30 %',
    q: () => 'model_version:v2.1',
    naive: () => `attributes->>'model_version' = 'v2.1'`,
  },
  { name: 'word of 1e-4', q: () => 'quarantine', naive: () => `body ILIKE '%quarantine%'` },
  {
    name: 'phrase',
    q: (run) => `"degraded in ${1 + ((run * 31) % 900)} ms"`,
    naive: (run) => `body ILIKE '%degraded in ${1 + ((run * 31) % 900)} ms%'`,
  },
  {
    name: 'number above (1 %)',
    q: () => 'duration_ms>650',
    naive: () => `(attributes->>'duration_ms')::numeric > 650`,
  },
  {
    name: 'OR, NOT, group',
    q: (run) =>
      `(service:${service(run)} OR service:${service(run + 1)}) AND NOT level:INFO AND (error_type:TimeoutError OR http.response.status_code:429)`,
    naive: (run) =>
      `(${inService(run)} OR ${inService(run + 1)}) AND NOT severity BETWEEN 9 AND 12 AND (attributes->>'error_type' = 'TimeoutError' OR attributes->>'http.response.status_code' = '429')`,
  },
];
