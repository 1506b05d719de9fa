import { describe, expect, it } from 'vitest';
import { completedField, completionPlace } from './complete';
import { completedValue } from './completed-value';

/** The caret is the bar. */
function place(marked: string) {
  const caret = marked.indexOf('|');
  const found = completionPlace(marked.replace('|', ''), caret);
  return found && `${found.kind === 'value' ? `${found.field}=` : ''}${found.typed}@${found.from}`;
}

describe('completionPlace', () => {
  it.each([
    ['|', '@0'],
    ['lev|', 'lev@0'],
    ['a lev|', 'lev@2'],
    ['level:|', 'level=@6'],
    ['level:ER|', 'level=ER@6'],
    ['level: |', 'level=@7'],
    ['level:"ER|', 'level=ER@6'],
    ['level:(a OR |', 'level=@12'],
    ['level:(a OR b|', 'level=b@12'],
    ['level:(a) |', '@10'],
    ['(lev|', 'lev@1'],
    ['-lev|', 'lev@1'],
    ['"free te|', null],
    ['a AND |', '@6'],
    ['lev|el:x', 'lev@0'],
  ])('%s', (marked, expected) => expect(place(marked)).toBe(expected));
});

describe('what is inserted', () => {
  it('is escaped where it must be', () => {
    expect(completedField('http.status')).toBe('http.status:');
    expect(completedField('a b')).toBe('a\\ b:');
    expect(completedValue('stdf-parser')).toBe('stdf-parser');
    expect(completedValue('GET /x')).toBe('"GET /x"');
    expect(completedValue('or')).toBe('"or"');
  });
});
