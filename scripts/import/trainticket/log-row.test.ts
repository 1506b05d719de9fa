import { expect, it } from 'vitest';
import { logFromRow } from './log-row';
import { serviceOfPod } from './service-of-pod';

const row = {
  Timestamp: '2023-01-29T08:48:42.425293566Z',
  TimeUnixNano: '1674982122425293566',
  Node: '33.33.33.116',
  PodName: 'ts-travel-service-64469b5b48-25zj6',
  Container: 'server',
  TraceID: '49a51828322183eb20bfe4ace3060000',
  SpanID: '083e5d40259e7999',
  Log: '{"log":"16:48:42.424 INFO  t.s.TravelServiceImpl#532 TraceID: 49a5 SpanID: 083e [getRouteByRouteId][Get Route By Id]\\n","stream":"stdout","time":"2023-01-29T08:48:42.425293566Z"}',
};

it('reads level, logger and message out of the container line', () => {
  const log = logFromRow(row, new Map());
  expect(log).toMatchObject({
    timeNs: 1674982122425293566n,
    severityNumber: 9,
    body: '[getRouteByRouteId][Get Route By Id]',
    traceId: row.TraceID,
    attributes: { 'log.logger': 't.s.TravelServiceImpl', 'code.line.number': 532, 'log.iostream': 'stdout' },
  });
  expect(log.source.resource['service.name']).toBe('ts-travel-service');
});

it('keeps the raw text of a row whose JSON was cut off', () => {
  const cut = row.Log.slice(0, -12);
  expect(logFromRow({ ...row, Log: cut }, new Map())).toMatchObject({ body: cut, severityNumber: 0 });
});

it('names the service by the pod without its hashes', () => {
  expect(serviceOfPod('ts-gateway-service-6f6cfc45b-h5m2n')).toBe('ts-gateway-service');
  expect(serviceOfPod('plain-service')).toBe('plain-service');
});

it('takes the written time where the nanoseconds are those of a zero time', () => {
  const zero = { ...row, Timestamp: '2023-01-29T09:33:14.716', TimeUnixNano: '-6795364578871345152' };
  expect(logFromRow(zero, new Map()).timeNs).toBe(1674984794716000000n);
});
