import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { readTraceQuestion } from '../../domain/trace-question';
import { nowNs, timeNs } from '../../time/time-ns';
import { readTermStart } from '../terms/term-start';
import { writeSpans } from '../write/write-spans';
import { bindPlan } from './find-traces';
import { isAbsent } from './is-absent';

openTestDatabase();

const ctx = { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
const now = nowNs();
const fromNs = timeNs(now - 60_000_000_000n);

beforeAll(async () => {
  await readTermStart();
  const records = [testSpan({ start: now, name: 'GET /a', attributes: { color: 'red' } })];
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

it.each([
  ['has{color:rde}', true],
  ['has{colour:red}', true],
  ['has{color:red} AND has{color:rde}', true],
  ['parent{color:rde} > child{color:red}', true],
  ['count(span{color:rde}) > 1', true],
  ['has{color:red}', false],
  ['color:red OR color:rde', false],
  ['NOT has{color:rde}', false],
  ['count(span{color:rde}) < 1', false],
  ['has{color:red} OR trace.spans>5', false],
  ['', false],
])('%s: absent %s', async (q, expected) => {
  const { plan } = await readTraceQuestion(ctx, { q, range: { fromNs, toNs: timeNs(now + 1n) }, now });
  if (plan === null) throw new Error('No such service.');
  expect(await isAbsent(ctx, await bindPlan(ctx, plan), fromNs)).toBe(expected);
});
