import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '../client';
import type { Workspace } from '../workspace';

const FOLDER = 'java-logging';

/** Its program, the file of its configuration, and the port it writes to. */
const APPENDERS = [
  {
    name: 'loki4j Logback appender',
    version: '2.0.3',
    program: 'LogbackClient',
    config: '-Dlogback.configurationFile=loki4j.xml',
    port: 'loki',
  },
  {
    name: 'Logback SyslogAppender, UDP',
    version: '1.5.18',
    program: 'LogbackClient',
    config: '-Dlogback.configurationFile=logback-syslog.xml',
    port: 'syslog',
  },
  {
    name: 'Log4j Syslog appender, RFC 5424, TCP',
    version: '2.24.3',
    program: 'Log4jClient',
    config: '-Dlog4j2.configurationFile=log4j-syslog.xml',
    port: 'syslog',
  },
  {
    name: 'Log4j Http appender to _doc, ECS layout',
    version: '2.24.3',
    program: 'Log4jClient',
    config: '-Dlog4j2.configurationFile=log4j-http.xml',
    port: 'elastic',
  },
] as const;

/** Logback and Log4j with the appenders that send by network, and the Elasticsearch client. */
export const JAVA_LOGGING: readonly Client[] = [
  ...APPENDERS.map(
    ({ name, version, program, config, port }): Client => ({
      name,
      needs: ['java', 'mvn'],
      ports: [port],
      prepare: async (workspace) => {
        await build(workspace);
        return version;
      },
      send: async ({ target, workspace, service, count }) => {
        const given = [config, `-Dport=${target.port(port)}`, `-Dservice=${service}`];
        await runJava(workspace, [...given, program, String(count)]);
        return { logs: count };
      },
    }),
  ),
  {
    name: 'elasticsearch-java',
    needs: ['java', 'mvn'],
    ports: ['elastic'],
    prepare: async (workspace) => {
      await build(workspace);
      return '9.1.4';
    },
    send: async ({ target, workspace, service, count }) => {
      const url = `http://127.0.0.1:${target.port('elastic')}`;
      const quiet = '-Dlogback.configurationFile=quiet.xml';
      const said = await runJava(workspace, [quiet, 'ElasticsearchClientRun', url, service, String(count)]);
      const europe = Math.ceil(count / 4);
      const expected = {
        counted: count,
        found: count,
        hits: 7,
        regions: `{eu=${europe}, us=${count - europe}}`,
        total: (count * (count - 1)) / 2,
        hours: count,
        document: 'client record 7',
      };
      const line = said.trim().split('\n').at(-1) ?? '';
      if (line !== JSON.stringify(expected)) throw new Error(`it was answered ${line}`);
      return { logs: count, checked: 'bulk, count, search, terms, sum, date_histogram and get are right' };
    },
  },
];

async function runJava(workspace: Workspace, args: readonly string[]): Promise<string> {
  const classes = workspace.path(FOLDER, 'target');
  return workspace.run('java', ['-cp', `${classes}/classes:${classes}/dependency/*`, ...args]);
}

/** Compiles the programs and gathers what they need, once for each state of their sources. */
async function build(workspace: Workspace): Promise<void> {
  const state = await stateOf(workspace.script(FOLDER));
  if ((await workspace.read(FOLDER, 'built')) === state) return;
  await workspace.folder(FOLDER);
  await cp(workspace.script(FOLDER), workspace.path(FOLDER), { recursive: true });
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
  await workspace.install('mvn', ['-q', '-B', 'compile', copy], { cwd: workspace.path(FOLDER) });
  await workspace.write(state, FOLDER, 'built');
}

async function stateOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const path of paths.sort()) hash.update(await readFile(path));
  return hash.digest('hex');
}
