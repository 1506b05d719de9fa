import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { arbitraryDocument, arbitraryElasticQuery } from '../compat/elastic/arbitrary-query';
import type { JsonValue } from '../compat/elastic/document-of-log';
import { evaluateQuery, type TestDocument } from '../compat/elastic/evaluate-query';
import type { JsonObject } from '../compat/elastic/read-json';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { DOCUMENT_ID_ATTRIBUTE } from '../contracts/elastic-document-id';
import { severityNumberOf } from '../contracts/severity';
import type { LogRecord } from '../contracts/telemetry';
import { writeLogs } from '../store/write/write-logs';
import { timeNsFromMs } from '../time/time-ns';
import { elasticCount } from './elastic-count';
import { elasticSearchRequest } from './elastic-search-request';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const documents: TestDocument[] = fc
  .sample(arbitraryDocument, { numRuns: 220, seed: 11 })
  .map((document, index) => ({ ...document, id: `doc-${index}` }));

function recordOf({ id, timeMs, message, level, fields }: TestDocument): LogRecord {
  const { 'host.name': host, ...own } = fields;
  const single = Object.entries(own).map(([name, values]) => [name, name === 'tags' ? values : values[0]]);
  return testLog({
    time: timeNsFromMs(timeMs),
    severityNumber: severityNumberOf(level),
    severityText: level,
    body: message,
    attributes: { ...Object.fromEntries(single), [DOCUMENT_ID_ATTRIBUTE]: id },
    stream: testStream({ resource: host === undefined ? {} : { 'host.name': host[0] ?? '' } }),
  });
}

beforeAll(async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: documents.map(recordOf), digest: null });
});

async function search(query: JsonValue): Promise<{ ids: string[]; total: number; count: number }> {
  const body = JSON.stringify({ query, size: 1_000, _source: false, track_total_hits: true });
  const request = { index: '', params: new Map<string, string>() };
  const [{ hits }, { count }] = (await Promise.all([
    elasticSearchRequest(ctx, { ...request, body }),
    elasticCount(ctx, { ...request, body: JSON.stringify({ query }) }),
  ])) as [{ hits: { total: { value: number }; hits: JsonObject[] } }, { count: number }];
  return { ids: hits.hits.map(({ _id }) => String(_id)).sort(), total: hits.total.value, count };
}

describe('searches of Elasticsearch', () => {
  it('finds what its documentation says, whatever the query', async () => {
    let matched = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryElasticQuery, async (query) => {
        const expected = documents.filter((document) => evaluateQuery(query, document)).map(({ id }) => id);
        const found = await search(query);
        expect(found.ids).toEqual(expected.sort());
        expect(found).toMatchObject({ total: expected.length, count: expected.length });
        if (expected.length > 0 && expected.length < documents.length) matched++;
      }),
      { numRuns: Number(process.env.ORACLE_RUNS ?? 60), seed: Number(process.env.ORACLE_SEED ?? 5) },
    );
    expect(matched).toBeGreaterThan(15);
  });
});
