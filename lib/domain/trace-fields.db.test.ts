import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { writeSpans } from '../store/write/write-spans';
import { NS_PER_HOUR, nowNs, timeNs } from '../time/time-ns';
import { traceFields } from './trace-fields';
import { traceValues } from './trace-values';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const traceId = 'cd'.repeat(16);
const start = timeNs(nowNs() - NS_PER_HOUR);
const web = testStream({
  service: 'web',
  serviceVersion: null,
  environment: null,
  resource: { region: 'eu' },
});
const db = testStream({
  service: 'db',
  serviceVersion: '15.1',
  environment: null,
  resource: { region: 'us' },
});
const span = (n: number, over: Parameters<typeof testSpan>[0]) =>
  testSpan({ traceId, spanId: n.toString(16).padStart(16, '0'), parentSpanId: null, start, ...over });

beforeAll(async () => {
  const records = [
    span(1, { stream: web, attributes: { route: '/', level: 'gold' } }),
    span(2, { stream: web, attributes: { route: '/x', region: 'eu' } }),
    span(3, { stream: db, attributes: { rows: 7 } }),
    testSpan({ traceId: 'ef'.repeat(16), start, stream: web, attributes: { elsewhere: 1 } }),
  ];
  await writeSpans({ tenantId: ctx.tenantId, records, digest: Buffer.from('fields') });
});

it('lists the fields of this trace’s spans as they are typed, with how many spans have them', async () => {
  const { fields, truncated } = await traceFields(ctx, traceId);
  const spans = Object.fromEntries(fields.map((field) => [field.name, field.spans]));
  expect(truncated).toBe(false);
  // An attribute that has the name of a field of logs is typed with where it is kept.
  expect(spans).toMatchObject({ region: 3, route: 2, rows: 1, 'attributes.level': 1, version: 1 });
  expect(spans).not.toHaveProperty('elsewhere');
  expect(fields[0]?.spans).toBe(3);
});

it('names only fields whose values can be read', async () => {
  const { fields } = await traceFields(ctx, traceId);
  for (const { name, spans } of fields)
    expect([name, (await traceValues(ctx, traceId, name)).spanIds.length]).toEqual([name, spans]);
});

it('knows no field of a trace that is not here', async () => {
  expect(await traceFields(ctx, '01'.repeat(16))).toEqual({ fields: [], truncated: false });
});
