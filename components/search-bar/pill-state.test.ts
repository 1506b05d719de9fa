import { describe, expect, it } from 'vitest';
import {
  disablePill,
  enablePill,
  keepPinned,
  listPills,
  negatePill,
  type Pill,
  type PillState,
  removePill,
  replacePill,
  togglePin,
} from './pill-state';

const query = (q: string, more: Partial<PillState> = {}): PillState => ({ q, pin: [], off: [], ...more });
const shown = (state: PillState) => listPills(state).map(({ field, value }) => [field, value]);
const pill = (state: PillState, at: number): Pill => {
  const found = listPills(state)[at];
  if (!found) throw new Error(`No condition ${at}`);
  return found;
};

describe('what is shown', () => {
  it('is field and value of each condition, as typed', () => {
    expect(
      shown(
        query(
          'level:(ERROR OR WARN) AND -service:"a b" n>=5 "out of range" time:[now-1h TO now] url:"http://x:8"',
        ),
      ),
    ).toEqual([
      ['level', '(ERROR OR WARN)'],
      ['service', '"a b"'],
      ['n', '>=5'],
      [null, '"out of range"'],
      ['time', '[now-1h TO now]'],
      ['url', '"http://x:8"'],
    ]);
  });

  it('is the whole text where one condition is about several fields', () => {
    expect(shown(query('(level:ERROR OR service:x) AND b'))).toEqual([
      [null, '(level:ERROR OR service:x)'],
      [null, 'b'],
    ]);
  });

  it('has those put aside at the end, and says which are pinned however they are spelt', () => {
    const state = query('level: ERROR a', { pin: ['level:ERROR', 'b'], off: ['b', 'c:1'] });
    expect(listPills(state).map(({ text, disabled, pinned }) => [text, disabled, pinned])).toEqual([
      ['level: ERROR', false, true],
      ['a', false, false],
      ['b', true, true],
      ['c:1', true, false],
    ]);
  });

  it('is nothing while the query cannot run, and never what a link made up', () => {
    expect(listPills(query('n:[1 TO'))).toEqual([]);
    expect(listPills(query('a', { off: ['', 'b AND c', 'n:[1 TO'] }))).toHaveLength(1);
  });
});

describe('what a click does', () => {
  it('puts a condition aside and takes it back', () => {
    const off = disablePill(query('a AND level:ERROR AND b'), pill(query('a AND level:ERROR AND b'), 1));
    expect(off).toEqual(query('a AND b', { off: ['level:ERROR'] }));
    expect(enablePill(off, pill(off, 2))).toEqual(query('a AND b AND level:ERROR'));
  });

  it('turns it round where it stands', () => {
    const state = query('a AND level:ERROR', { pin: ['level:ERROR'] });
    const turned = negatePill(state, pill(state, 1));
    expect(turned).toEqual(query('a AND -level:ERROR', { pin: ['-level:ERROR'] }));
    expect(negatePill(turned, pill(turned, 1))).toEqual(state);
  });

  it('replaces and removes it, and a pin with it', () => {
    const state = query('a AND level:ERROR', { pin: ['level:ERROR'] });
    expect(replacePill(state, pill(state, 1), 'level:WARN OR x')).toEqual(
      query('a AND (level:WARN OR x)', { pin: ['level:WARN OR x'] }),
    );
    expect(removePill(state, pill(state, 1))).toEqual(query('a'));
    expect(replacePill(state, pill(state, 1), ' ')).toEqual(query('a'));
    expect(togglePin(state, pill(state, 1)).pin).toEqual([]);
  });
});

describe('keepPinned', () => {
  const state = query('level:ERROR AND a', { pin: ['level:ERROR'] });

  it('keeps what is pinned when the query is replaced or cleared', () => {
    expect(keepPinned(state, 'b OR c').q).toBe('(b OR c) AND level:ERROR');
    expect(keepPinned(state, '').q).toBe('level:ERROR');
    expect(keepPinned(state, 'b level:"ERROR"').q).toBe('b level:"ERROR"');
  });

  it('follows a pinned condition that was changed by hand', () => {
    expect(keepPinned(state, 'level:WARN AND a')).toEqual(query('level:WARN AND a', { pin: ['level:WARN'] }));
  });

  it('leaves one alone that is put aside', () => {
    const aside = query('a', { pin: ['level:ERROR'], off: ['level:ERROR'] });
    expect(keepPinned(aside, 'b').q).toBe('b');
  });
});
