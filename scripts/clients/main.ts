import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { printTable } from '../bench/print-table';
import type { Client, Target } from './client';
import { CLIENTS } from './clients';
import { missingCommands } from './missing-commands';
import { readBack } from './read-back';
import { Skip } from './skip';
import { openTarget } from './target';
import { Workspace } from './workspace';

const COUNT = 200;

const USAGE = `Usage: npm run test:clients -- [part of a client's name …] [--url http://127.0.0.1:3000]

Sends real clients of other projects against this server and reads back exactly what they sent. Without --url it starts a
server of its own. Clients are installed into CLIENTS_CACHE (default ~/.cache/throughline-clients).`;

interface Row {
  client: string;
  version: string;
  result: 'ok' | 'FAILED' | 'SKIPPED';
  note: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const wanted = CLIENTS.filter(
  ({ name }) =>
    positionals.length === 0 || positionals.some((part) => name.toLowerCase().includes(part.toLowerCase())),
);
if (wanted.length === 0) {
  console.error(`${USAGE}\n\nClients: ${CLIENTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const workspace = new Workspace();
const { target, close } = await openTarget(values.url);
const rows: Row[] = [];
try {
  for (const client of wanted) {
    console.error(`\n${client.name} …`);
    const row = await tryClient(client, target);
    rows.push(row);
    console.error(`${client.name}: ${row.result} ${row.note}`);
  }
} finally {
  await close();
}
console.log();
printTable([
  ['client', 'version', 'result', 'what'],
  ...rows.map(({ client, version, result, note }) => [client, version, result, note]),
]);
const skipped = rows.filter(({ result }) => result === 'SKIPPED');
if (skipped.length > 0) {
  console.log(`\n!!! ${skipped.length} of ${rows.length} clients were SKIPPED and prove nothing:`);
  for (const { client, note } of skipped) console.log(`!!!   ${client}: ${note}`);
}
process.exit(rows.some(({ result }) => result === 'FAILED') ? 1 : 0);

async function tryClient(client: Client, target: Target): Promise<Row> {
  let version = '';
  const row = (result: Row['result'], note: string): Row => ({ client: client.name, version, result, note });
  try {
    const missing = await missingCommands(client.needs);
    if (missing.length > 0) return row('SKIPPED', `not on this machine: ${missing.join(', ')}`);
    const closed = client.ports.filter((port) => target.port(port) === null);
    if (closed.length > 0) return row('SKIPPED', `the server does not listen for ${closed.join(', ')}`);
    version = await client.prepare(workspace);
    // Short: the tag of RFC 3164 has 32 characters.
    const service = `client-${randomBytes(4).toString('hex')}`;
    const sent = await client.send({ target, workspace, service, count: COUNT });
    const wrong = await readBack(target.url, service, sent);
    return wrong === null ? row('ok', inWords(sent)) : row('FAILED', wrong);
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error))
      .replaceAll('\n', ' ')
      .slice(-300);
    return row(error instanceof Skip ? 'SKIPPED' : 'FAILED', message);
  }
}

function inWords({ logs, traces, checked }: Awaited<ReturnType<Client['send']>>): string {
  const parts = [
    logs === undefined ? '' : `${logs} logs`,
    traces === undefined ? '' : `${traces.traces} traces, ${traces.spans} spans`,
    checked ?? '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
