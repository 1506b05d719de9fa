import { expect, test } from 'vitest';
import { drawnOutlineSchema } from './drawn-outline';

const column = [0, 1];
const spans = {
  ...{ id: ['a', 'b'], parent: [-1, 0], start: column, duration: column, service: column },
  ...{ name: column, host: column, kind: column, status: column },
};
const outline = {
  ...{ traceId: 't', startTime: '2026-01-01T00:00:00Z', totalSpans: 2, truncated: false, uniqueIds: true },
  ...{ services: [''], names: [''], hosts: [''], missingParents: [], spans },
  ...{ statusMessages: [], events: [], links: [], tookMs: 1 },
};
const isRead = (change: object) =>
  drawnOutlineSchema.safeParse({ ...outline, spans: { ...spans, ...change } }).success;

test('an outline is read when its columns are of one length and of numbers', () => {
  expect(isRead({})).toBe(true);
  expect(isRead({ kind: [1] })).toBe(false);
  expect(isRead({ start: [0, '1'] })).toBe(false);
  expect(isRead({ id: ['a', 2] })).toBe(false);
  expect(isRead({ host: undefined })).toBe(false);
  expect(drawnOutlineSchema.safeParse({ ...outline, spans: null }).success).toBe(false);
});
