import type { Log } from '../contracts/log';

/** From the machine down: the first that a log's resource names is its host. Source: OpenTelemetry resource conventions. */
const HOST_FIELDS = ['host.name', 'k8s.pod.name', 'container.name', 'container.id'];

/** What a log's scope `host` means, as a field to type and its value; null when its resource names no host. */
export function hostOfLog({ resource }: Log): { field: string; value: string } | null {
  for (const name of HOST_FIELDS) {
    const value = resource[name];
    if (typeof value === 'string' && value !== '') return { field: `resource.${name}`, value };
  }
  return null;
}
