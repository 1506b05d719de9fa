import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { sendDataSnippets } from './send-data-snippets';

const snippets = sendDataSnippets('http://127.0.0.1:3000', [
  { protocol: 'otlp-grpc', address: '127.0.0.1:4317', state: 'listening', message: null },
  { protocol: 'otlp', address: '127.0.0.1:4318', state: 'listening', message: null },
  { protocol: 'syslog', address: '127.0.0.1:5514', state: 'listening', message: null },
]);
const code = (id: string) => snippets.find((snippet) => snippet.id === id)?.code ?? '';

// A shell function in curl's place shows what the shell makes of the quotes, without sending anything.
function bodySentBy(id: string): string {
  const fakeCurl = `curl() { while [ $# -gt 0 ]; do case "$1" in -d) printf %s "$2";; --data-binary) cat;; esac; shift; done; }`;
  return execFileSync('sh', ['-c', `${fakeCurl}\n${code(id)}`], { encoding: 'utf8' });
}

test('the OTLP snippet sends valid JSON with the current time', () => {
  const sent = JSON.parse(bodySentBy('curl-otlp'));
  const record = sent.resourceLogs[0].scopeLogs[0].logRecords[0];
  expect(record.timeUnixNano).toMatch(/^\d{19}$/);
  expect(Math.abs(Number(record.timeUnixNano) / 1e6 - Date.now())).toBeLessThan(60_000);
  expect(record.body.stringValue).toBe('Hello, Throughline');
});

test('the JSON lines snippet sends one valid object a line with the current time', () => {
  const lines = bodySentBy('curl-jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.level)).toEqual(['INFO', 'ERROR']);
  for (const line of lines) expect(Math.abs(Date.parse(line.time) - Date.now())).toBeLessThan(60_000);
});

test('addresses are those of the page and its listener', () => {
  expect(code('sdk')).toContain('OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318\n');
  expect(code('curl-jsonl')).toContain('curl http://127.0.0.1:3000/api/ingest/jsonl');
  expect(code('fluent-bit')).toContain('port: 4318');
});

test('shippers of other products get their port, or the path on the main port', () => {
  expect(code('filebeat')).toContain('hosts: ["http://127.0.0.1:3000/elasticsearch"]');
  expect(code('rsyslog')).toContain('target="127.0.0.1" port="5514"');
  const bare = sendDataSnippets('http://127.0.0.1:3000', []);
  const rsyslog = bare.find(({ id }) => id === 'rsyslog');
  expect(rsyslog?.text).toContain('LISTEN=otlp=4318,syslog=5514');
});

test('a page behind TLS on the default port keeps both', () => {
  const [, , fluentBit] = sendDataSnippets('https://logs.example.org', []);
  expect(fluentBit?.code).toContain('port: 443\n      tls: on');
});
