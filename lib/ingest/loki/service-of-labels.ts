import type { StreamLabels } from './stream-labels';

/** Source: Loki, limits_config.discover_service_name, in this order. */
const SERVICE_LABELS = [
  'service',
  'app',
  'application',
  'app_name',
  'name',
  'app_kubernetes_io_name',
  'container',
  'container_name',
  'k8s_container_name',
  'component',
  'workload',
  'job',
  'k8s_job_name',
];

/** What Loki makes the label `service_name` of, where the sender gave none. */
export function serviceOfLabels(labels: StreamLabels): string {
  const given = new Map(labels);
  for (const name of ['service_name', ...SERVICE_LABELS]) {
    const value = given.get(name);
    if (value) return value;
  }
  return 'unknown_service';
}
