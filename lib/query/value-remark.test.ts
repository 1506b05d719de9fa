import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse';

describe('valueRemark', () => {
  it.each([
    ['log', 'observed_time:foo', 'error', 'foo is no time', 14],
    ['log', 'arrival_delay:late', 'error', 'late is no duration', 14],
    ['log', 'arrival_delay:--5s', 'error', '--5s is no duration', 14],
    ['span', 'duration:>-5s', 'error', '-5s is no duration', 9],
    ['log', 'observed_time:2026-*', 'error', 'A time is compared', 14],
    ['log', 'observed_time:/2026.*/', 'error', 'not matched by a regular expression', 14],
    ['span', 'duration:slow~1', 'error', 'not matched by likeness', 9],
    ['log', 'severity_number:abc', 'error', 'abc is no number', 16],
    ['log', 'severity_number>loud', 'error', 'loud is no number', 15],
    ['span', 'duration:abc', 'error', 'abc is no duration', 9],
    ['span', 'duration:[1s TO later]', 'error', 'later is no duration', 9],
    ['span', 'duration:5*', 'error', 'A duration is compared', 9],
    ['span', 'status:bad', 'hint', 'an attribute called status', 7],
    ['span', 'kind:x*', 'hint', 'one of unspecified, internal', 5],
    ['span', 'parent_id<5', 'error', 'An id has no greater', 9],
  ] as const)('says on a %s that %s cannot be', (signal, text, severity, message, from) => {
    const { diagnostics } = parseQuery(text, signal);
    expect(diagnostics).toMatchObject([{ severity, message: expect.stringContaining(message), from }]);
    const other = parseQuery(text, signal === 'log' ? 'span' : 'log').diagnostics;
    expect(other, 'an attribute to the other signal').toEqual([]);
  });

  it.each([
    ['log', 'severity_number:1*'],
    ['log', 'severity_number:[9 TO 12]'],
    ['log', 'observed_time:*'],
    ['log', 'arrival_delay<-5s'],
    ['log', 'arrival_delay:[-1m TO 0]'],
    ['span', 'status:ERROR'],
    ['span', 'status:e*'],
    ['span', 'kind:*'],
    ['span', 'duration>=1.5s'],
    ['span', 'attributes.status:bad'],
    ['span', 'level>=5'],
  ] as const)('has nothing to say on a %s about %s', (signal, text) => {
    expect(parseQuery(text, signal).diagnostics).toEqual([]);
  });
});
