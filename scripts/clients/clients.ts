import type { Client } from './client';
import { COLLECTOR } from './clients/collector';
import { ELASTICSEARCH_PYTHON } from './clients/elasticsearch-python';
import { FLUENT_BIT } from './clients/fluent-bit';
import { GO_CLIENTS } from './clients/go-clients';
import { JAVA } from './clients/java';
import { JAVA_LOGGING } from './clients/java-logging';
import { JSON_LINES_PYTHON } from './clients/json-lines-python';
import { LOKI_PYTHON } from './clients/loki-python';
import { OTEL_PYTHON } from './clients/otel-python';
import { PROMTAIL } from './clients/promtail';
import { RSYSLOG } from './clients/rsyslog';
import { SYSLOG_NG } from './clients/syslog-ng';
import { SYSLOG_PYTHON } from './clients/syslog-python';
import { TELEMETRYGEN } from './clients/telemetrygen';
import { TRACEGEN } from './clients/tracegen';
import { UTIL_LOGGER } from './clients/util-logger';

/** Every client that is tried, in the order of the table. */
export const CLIENTS: readonly Client[] = [
  ...OTEL_PYTHON,
  ...JAVA,
  ...COLLECTOR,
  ...TELEMETRYGEN,
  TRACEGEN,
  ...ELASTICSEARCH_PYTHON,
  LOKI_PYTHON,
  ...RSYSLOG,
  ...UTIL_LOGGER,
  ...SYSLOG_PYTHON,
  ...SYSLOG_NG,
  ...JAVA_LOGGING,
  ...JSON_LINES_PYTHON,
  ...GO_CLIENTS,
  ...FLUENT_BIT,
  PROMTAIL,
];
