import type { StatusResponse } from '@/lib/contracts/status';
import { listeningPort, protocolAddress } from './protocol-address';
import type { SendDataSnippet } from './send-data-snippet';

const SYSLOG_PORT = '5514';

/** Shippers and clients of other products: the part of their configuration that names where to send to. */
export function shipperSnippets(origin: string, listeners: StatusResponse['listeners']): SendDataSnippet[] {
  const elastic = protocolAddress(origin, listeners, 'elastic', '/elasticsearch');
  const loki = protocolAddress(origin, listeners, 'loki', '');
  const zipkin = protocolAddress(origin, listeners, 'zipkin', '');
  const syslog = listeningPort(listeners, 'syslog');
  const { hostname } = new URL(origin);
  return [
    {
      id: 'filebeat',
      tab: 'Filebeat',
      text: 'Filebeat, and every other Beat, writes to Elasticsearch; this server takes the same requests (filebeat.yml).',
      code: [
        'filebeat.inputs:',
        '  - type: filestream',
        '    id: app',
        '    paths: ["/var/log/app/*.log"]',
        '',
        'output.elasticsearch:',
        `  hosts: ["${elastic}"]`,
      ].join('\n'),
    },
    {
      id: 'logstash',
      tab: 'Logstash',
      text: 'The elasticsearch output of Logstash.',
      code: [
        'output {',
        '  elasticsearch {',
        `    hosts => ["${elastic}"]`,
        '    index => "logs-%{+YYYY.MM.dd}"',
        '  }',
        '}',
      ].join('\n'),
    },
    {
      id: 'vector',
      tab: 'Vector',
      text: 'The elasticsearch sink of Vector (vector.yaml). Its loki sink works too.',
      code: [
        'sinks:',
        '  throughline:',
        '    type: elasticsearch',
        '    inputs: ["*"]',
        `    endpoints: ["${elastic}"]`,
        '    mode: bulk',
      ].join('\n'),
    },
    {
      id: 'promtail',
      tab: 'Promtail, Alloy',
      text: 'Whatever pushes to Loki: Promtail, Alloy, the Docker driver.',
      code: [
        '# Promtail',
        'clients:',
        `  - url: ${loki}/loki/api/v1/push`,
        '',
        '# Alloy',
        'loki.write "throughline" {',
        `  endpoint { url = "${loki}/loki/api/v1/push" }`,
        '}',
      ].join('\n'),
    },
    {
      id: 'rsyslog',
      tab: 'rsyslog',
      text:
        syslog === null
          ? `syslog needs a port of its own: start the server with LISTEN=otlp=4318,syslog=${SYSLOG_PORT}. It takes UDP and TCP there.`
          : 'UDP and TCP on the same port, RFC 5424 and RFC 3164 (/etc/rsyslog.d/throughline.conf).',
      code: [
        '*.* action(type="omfwd" protocol="tcp"',
        `           target="${hostname}" port="${syslog ?? SYSLOG_PORT}"`,
        '           TCP_Framing="octet-counted"',
        '           template="RSYSLOG_SyslogProtocol23Format"',
        '           queue.type="LinkedList" action.resumeRetryCount="-1")',
      ].join('\n'),
    },
    {
      id: 'zipkin',
      tab: 'Zipkin',
      text: 'Any Zipkin client or reporter: the address of its HTTP sender.',
      code: `${zipkin}/api/v2/spans`,
    },
  ];
}
