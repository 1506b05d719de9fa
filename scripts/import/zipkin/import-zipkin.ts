import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inBatches } from '../../otlp/in-batches';
import { postZipkinSpans } from './post-zipkin-spans';

const BATCH = 1000;

/**
 * Sends Zipkin v2 JSON to `POST /api/v2/spans`: a file with a list of spans or a list of traces (what Zipkin's UI and API
 * give), or a folder of such files. Spans without any time are left out, and told: the server would put them at now.
 */
export async function importZipkin(path: string, endpoint: string): Promise<void> {
  for (const file of await jsonFiles(path)) {
    const spans = await readSpans(file);
    const timed = spans.filter(isTimed);
    const refused = new Set<string>();
    await inBatches(timed, BATCH, 2, async (batch) => {
      const reason = await postZipkinSpans(endpoint, batch);
      if (reason !== null) refused.add(reason);
    });
    const left = spans.length - timed.length;
    console.log(
      `${file}: ${timed.length} spans sent${left === 0 ? '' : `, ${left} without a timestamp left out`}`,
    );
    for (const reason of refused) console.warn(`the server says: ${reason}`);
  }
}

async function jsonFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new Error(`${path} has no *.json files.`);
  return names.map((name) => join(path, name));
}

async function readSpans(file: string): Promise<unknown[]> {
  const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(parsed)) throw new Error(`${file} is not a list of Zipkin v2 spans or traces.`);
  return parsed.flat();
}

function isTimed(span: unknown): boolean {
  if (typeof span !== 'object' || span === null) return true;
  const { timestamp, annotations } = span as { timestamp?: unknown; annotations?: unknown };
  return Boolean(timestamp) || (Array.isArray(annotations) && annotations.length > 0);
}
