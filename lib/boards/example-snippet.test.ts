import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { exampleSnippet } from './example-snippet';
import { readyMadeBoards } from './ready-made-boards';

/** What the shell makes of the commands: the address and the body of each. A shell function stands in curl's place. */
function sentBy(snippet: string): { url: string; body: unknown }[] {
  const fakeCurl = `curl() { printf '%s ' "$1"; cat | tr -d '\\n'; echo; }`;
  const said = execFileSync('sh', ['-c', `${fakeCurl}\n${snippet}`], { encoding: 'utf8' });
  return said
    .trim()
    .split('\n')
    .map((line) => ({ url: line.split(' ', 1)[0] ?? '', body: JSON.parse(line.slice(line.indexOf(' '))) }));
}

const addresses = ['http://127.0.0.1:4318/v1/traces', 'http://127.0.0.1:4318/v1/logs'];

test.each(readyMadeBoards.map(({ id }) => id))('the example of %s is valid JSON after the shell', (id) => {
  const sent = sentBy(exampleSnippet(id, 'http://127.0.0.1:4318', {}) ?? '');
  expect(sent.map(({ url }) => url)).toEqual(addresses);
  expect(JSON.stringify(sent)).toMatch(
    /"timeUnixNano":"\d{19}".*"traceId":"[0-9a-f]{32}","spanId":"[0-9a-f]{16}"/,
  );
});

test('names that the dashboard reads instead are sent, and none of them is a command', () => {
  const evil = '`echo a` $(echo b) \\" \uE000(echo c)';
  const mapping = { wafer_lot: 'wafer.lot', tester_id: evil, product: 'attributes.kind' };
  const text = JSON.stringify(
    sentBy(exampleSnippet('ready-stdf-pipeline', 'http://127.0.0.1:4318', mapping) ?? ''),
  );
  expect(text).toContain('"key":"wafer.lot","value":{"stringValue":"W-12345"}');
  expect(text).toContain('"key":"kind","value":{"stringValue":"A100"}');
  expect(text).toContain(JSON.stringify({ key: evil.replace('\uE000', ''), value: { stringValue: 'T-07' } }));
  expect(text).not.toContain('"wafer_lot"');
});

test('a dashboard of one’s own has no example', () => {
  expect(exampleSnippet('toString', 'http://127.0.0.1:4318', {})).toBeNull();
});
