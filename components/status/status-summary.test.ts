import { expect, test } from 'vitest';
import type { StatusResponse } from '@/lib/contracts/status';
import { summarizeStatus } from './status-summary';

const signal = {
  accepted: 10,
  rejected: 0,
  repaired: 0,
  duplicates: 0,
  dropped: 0,
  perSecond: 1,
  lastReceivedAt: '2026-11-22T10:00:00Z',
  lagMs: 5,
};
const healthy: StatusResponse = {
  version: '0.1.0',
  demo: false,
  startedAt: '2026-11-22T09:00:00Z',
  database: { ok: true, version: '18.4', message: null },
  ingest: {
    logs: signal,
    spans: signal,
    metrics: { notStored: 0, lastReceivedAt: null },
    queuedRecords: 0,
    queueCapacity: 1000,
  },
  store: {
    logBytes: 0,
    spanBytes: 0,
    otherBytes: 0,
    logRows: 0,
    spanRows: 0,
    partitions: 0,
    unfoldedDeltas: 0,
    oldest: null,
    newest: null,
  },
  traces: { linksWaiting: 0, leftOut: { spans: 0, peers: 0, links: 0, linksNotFound: 0 } },
  sources: [],
  listeners: [],
  repairs: [],
  lastErrors: [],
};
const failed = {
  protocol: 'otlp',
  address: '127.0.0.1:4318',
  state: 'failed',
  message: 'Port taken.',
} as const;

test('health is said plainly', () => {
  expect(summarizeStatus(healthy)).toEqual({ tone: 'ok', text: 'Everything works', advice: null });
});

test('the worst comes first, with what to do', () => {
  const full = { ...healthy, ingest: { ...healthy.ingest, queuedRecords: 800 }, listeners: [failed] };
  expect(summarizeStatus(full)).toMatchObject({ tone: 'warn', text: 'The write queue is nearly full' });
  const away = { ...full, database: { ok: false, version: null, message: 'Connection refused.' } };
  expect(summarizeStatus(away)).toMatchObject({ tone: 'danger', advice: 'Connection refused.' });
});

test('sums that nobody folds are a warning', () => {
  const behind = { ...healthy, store: { ...healthy.store, unfoldedDeltas: 300_000 } };
  expect(summarizeStatus(behind)).toMatchObject({
    tone: 'warn',
    text: '300,000 sums of spans wait to be folded',
  });
});

test('a taken port is a warning that names it', () => {
  expect(summarizeStatus({ ...healthy, listeners: [failed] })).toEqual({
    tone: 'warn',
    text: 'Not listening on 127.0.0.1:4318',
    advice: 'Port taken.',
  });
});

test('a server that has received nothing says that it is ready', () => {
  const none = { ...signal, lastReceivedAt: null };
  const fresh = { ...healthy, ingest: { ...healthy.ingest, logs: none, spans: none } };
  expect(summarizeStatus(fresh).text).toContain('Nothing has arrived');
  const noQueue = { ...fresh, ingest: { ...fresh.ingest, queueCapacity: 0 } };
  expect(summarizeStatus(noQueue).text).toContain('Nothing has arrived');
});

test('rejected records are not passed over', () => {
  const some = { ...healthy, ingest: { ...healthy.ingest, spans: { ...signal, rejected: 1200 } } };
  expect(summarizeStatus(some)).toMatchObject({
    tone: 'warn',
    text: '1,200 records were rejected since the start',
  });
});
