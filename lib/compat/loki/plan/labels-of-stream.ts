import type { Attributes, AttributeValue } from '../../../contracts/attributes';
import { sortLabels } from '../metric/series';
import { labelName } from '../pipeline/label-set';

interface StreamFacts {
  service: string;
  environment: string | null;
  resource: Attributes;
}

/**
 * What Loki's users see as the labels of one of our streams: those it was pushed with, under their own names; of any
 * other the resource attributes with `_` for what no label name holds. `service_name` is always there, `environment`
 * where it is known and not said already. Source: Loki, "Ingesting logs to Loki using OpenTelemetry Collector".
 */
export function labelsOfStream({ service, environment, resource }: StreamFacts): Map<string, string> {
  const labels: [string, string][] = [];
  for (const [name, value] of Object.entries(resource)) {
    if (name === 'service.name' || name === 'loki.tenant') continue;
    const text = labelText(value);
    if (text !== null) labels.push([labelName(name), text]);
  }
  labels.push(['service_name', service]);
  const said = labels.some(([name]) => name === 'environment' || name === 'env');
  if (environment !== null && !said) labels.push(['environment', environment]);
  return sortLabels(new Map(labels));
}

/** A list is no label. */
function labelText(value: AttributeValue): string | null {
  return Array.isArray(value) ? null : String(value);
}
