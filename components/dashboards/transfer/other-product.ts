/** The product whose export of a dashboard this is; null: none that is known here. Never throws. */
export function otherProduct(json: unknown): 'Grafana' | 'Kibana' | null {
  if (typeof json !== 'object' || json === null || 'format' in json) return null;
  const one = json as Record<string, unknown>;
  const version = typeof one.apiVersion === 'string' ? one.apiVersion : '';
  // A file, what its HTTP API answers, and the newer kind that is written as a resource.
  if ('schemaVersion' in one || version.startsWith('dashboard.grafana.app/')) return 'Grafana';
  if (isObject(one.dashboard) && 'schemaVersion' in one.dashboard) return 'Grafana';
  // A saved object of an export, one a line; before version 7 they stood in a list.
  if (typeof one.type === 'string' && isObject(one.attributes)) return 'Kibana';
  return '_type' in one && isObject(one._source) ? 'Kibana' : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
