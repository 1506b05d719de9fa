import { dataStreamOfIndex } from '../../contracts/data-stream';
import { isPlainObject, type RawObject } from '../raw-value';
import { objectIn, textIn } from './document-members';

/**
 * Whether a document is a set of measurements and no event: one sent to a data stream of metrics, one that says which
 * metric set it is, as all of Metricbeat's do (`metricset.name`), or one of the OpenTelemetry Collector's mode `otel`.
 */
export function isMetricDocument(document: RawObject, index: string): boolean {
  if (dataStreamOfIndex(index).type === 'metrics') return true;
  if (textIn(objectIn(document, 'metricset'), 'name') !== '' || textIn(document, 'metricset.name') !== '')
    return true;
  return isPlainObject(document.resource ?? null) && isPlainObject(document.metrics ?? null);
}
