import { describe, expect, it } from 'vitest';
import { addClause } from './pattern-query';

const CLAUSE = 'message:/^a\\/b (x|\\S+) OR c$/';

describe('addClause', () => {
  it.each([
    ['', false, CLAUSE],
    ['  ', true, `-${CLAUSE}`],
    ['level:ERROR', false, `level:ERROR AND ${CLAUSE}`],
    ['a OR b', true, `(a OR b) AND -${CLAUSE}`],
    [`level:ERROR AND ${CLAUSE}`, false, `level:ERROR AND ${CLAUSE}`],
    [`-${CLAUSE}`, true, `-${CLAUSE}`],
    [CLAUSE, true, `${CLAUSE} AND -${CLAUSE}`],
    // Typed half.
    ['"connection refused', false, `"connection refused" AND ${CLAUSE}`],
    ['level:(ERROR OR WARN', true, `level:(ERROR OR WARN) AND -${CLAUSE}`],
    ['foo AND', false, `foo AND ${CLAUSE}`],
    ['foo OR', false, `foo AND ${CLAUSE}`],
  ])('%s', (query, exclude, expected) => {
    expect(addClause(query, CLAUSE, exclude)).toBe(expected);
    expect(addClause(expected, CLAUSE, exclude)).toBe(expected);
  });
});
