import { expect, it } from 'vitest';
import { parseIsoNs } from '../time/iso';
import { fixedQuery } from './fixed-query';

const NOW = parseIsoNs('2026-03-01T12:30:15.5Z') ?? 0n;
const fixed = (text: string) => fixedQuery(text, 'log', NOW);

it('names the time that date math means now, and leaves all else as it was typed', () => {
  expect(fixed('level:ERROR   AND time:>now-1h  oops')).toBe(
    'level:ERROR   AND time:>2026-03-01T11:30:15.500000000Z  oops',
  );
  expect(fixed('@timestamp:[now-1d/d TO now/d]')).toBe(
    '@timestamp:[2026-02-28T00:00:00.000000000Z TO 2026-03-01T23:59:59.999999999Z]',
  );
  expect(fixed('time:{now-1d/d TO now/d}')).toBe(
    'time:{2026-02-28T23:59:59.999999999Z TO 2026-03-01T00:00:00.000000000Z}',
  );
  expect(fixed('time:now/d')).toBe('time:[2026-03-01T00:00:00.000000000Z TO 2026-03-01T23:59:59.999999999Z]');
  expect(fixed('NOT (time:(>=now-2h AND <"now-1h") OR x)')).toBe(
    'NOT (time:(>=2026-03-01T10:30:15.500000000Z AND <2026-03-01T11:30:15.500000000Z) OR x)',
  );
  expect(fixedQuery('has{ time:>now-1h }', 'span', NOW)).toBe('has{ time:>2026-03-01T11:30:15.500000000Z }');
});

it('leaves texts, attributes and times that stay', () => {
  for (const text of [
    '',
    'now-1h',
    'message:"time:>now-1h"',
    'attributes.time:>now-1h',
    'due:>now-1h',
    'time:>2026-03-01',
    'time:nowhere',
    '(((',
  ])
    expect(fixed(text)).toBe(text);
});
