import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { env } from '../env';
import { readIngestCounters } from '../store/status/ingest-counters';

vi.mock('../env', { spy: true });
vi.mock('../logger', () => ({ logger: () => ({ error: () => undefined }) }));
vi.mock('../process-singleton', { spy: true });
const folder = mkdtempSync(join(tmpdir(), 'promote-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => vi.mocked(env).mockReset());

async function stagesWith(rules: string | null) {
  const path = rules === null ? '' : join(folder, 'rules.json');
  if (rules !== null) writeFileSync(path, rules);
  vi.mocked(env).mockReturnValue({ ...env(), PROMOTE_IDS: path });
  const { processSingleton } = await import('../process-singleton');
  vi.mocked(processSingleton).mockImplementationOnce((_, make) => make());
  const { pipelineStages } = await import('./pipeline-stages');
  return pipelineStages('logs').map(({ name }) => name);
}

it('has no stage unless it is set up, and looks for ids by the rules of a file', async () => {
  expect(await stagesWith(null)).toEqual([]);
  const rule = { name: 'plain', contains: 'trace=', pattern: 'trace=(?<trace_id>[0-9a-f]{32})' };
  expect(await stagesWith(JSON.stringify([rule]))).toEqual(['promote ids']);
});

it('goes on without rules that cannot be read, and says so on the status page', async () => {
  expect(await stagesWith('[{"name":"plain"}]')).toEqual([]);
  expect(readIngestCounters().lastErrors[0]).toMatchObject({
    source: 'pipeline',
    message: expect.stringMatching(/No ids are taken from messages.*rules\.json/),
  });
});
