import { COMMON_WORDS, gradedWord, WORD_SHARES, WORDS_A_SHARE, wordCore } from './vocabulary';

/** A search as a user types it, and as somebody who knows ClickHouse would write it over the table of the yardstick. */
export interface SearchShape {
  name: string;
  /** `run` rotates through 40 terms, so that no cache flatters the figure. */
  q(run: number): string;
  clickhouse(run: number): string;
}

const two = (n: number) => String(n).padStart(2, '0');
const service = (run: number) => `service-${two((run * 7) % 40)}`;
const level = (run: number) => (run % 2 === 0 ? 'ERROR' : 'WARN');
const user = (run: number) => `U-${(run * 79_199 + 4_711) % 1_000_000}`;
const common = (run: number) => COMMON_WORDS[run % COMMON_WORDS.length] ?? '';
const modelVersion = (run: number) => (run % 2 === 0 ? 'v2.1' : 'v2.2');
/** One log in a hundred took longer than about this. */
const slow = (run: number) => 640 + run;

const word = (grade: number): SearchShape => ({
  name: `word of ${WORD_SHARES[grade]?.toExponential().replace('+', '')}`,
  q: (run) => gradedWord(grade, run),
  clickhouse: (run) => `hasAllTokens(lower(body), ['${gradedWord(grade, run)}'])`,
});

export const SEARCH_SHAPES: readonly SearchShape[] = [
  { name: 'no filter', q: () => '', clickhouse: () => '1' },
  { name: 'level', q: (run) => `level:${level(run)}`, clickhouse: (run) => `level = '${level(run)}'` },
  {
    name: 'service AND level',
    q: (run) => `service:${service(run)} AND level:${level(run)}`,
    clickhouse: (run) => `service = '${service(run)}' AND level = '${level(run)}'`,
  },
  {
    name: 'rare user id',
    q: (run) => `user_id:${user(run)}`,
    clickhouse: (run) => `user_id = '${user(run)}'`,
  },
  {
    name: 'attribute of 30 %',
    q: (run) => `model_version:${modelVersion(run)}`,
    clickhouse: (run) => `model_version = '${modelVersion(run)}'`,
  },
  ...WORD_SHARES.map((_, grade) => word(grade)),
  {
    name: 'phrase',
    q: (run) => `"${common(run)} in ${100 + run * 17} ms"`,
    clickhouse: (run) =>
      `hasAllTokens(lower(body), ['${common(run)}', 'in', '${100 + run * 17}', 'ms']) AND lower(body) LIKE '%${common(run)} in ${100 + run * 17} ms%'`,
  },
  {
    name: 'number > x (1 %)',
    q: (run) => `duration_ms>${slow(run)}`,
    clickhouse: (run) => `duration_ms > ${slow(run)}`,
  },
  {
    name: 'common AND rare',
    q: (run) => `${common(run)} AND ${gradedWord(1, run)}`,
    clickhouse: (run) => `hasAllTokens(lower(body), ['${common(run)}', '${gradedWord(1, run)}'])`,
  },
  {
    name: 'four common, no match',
    q: (run) => `cell:c${run % 10} AND zone:z${run % 10} AND level:INFO AND ${common(run)}`,
    clickhouse: (run) =>
      `cell = 'c${run % 10}' AND zone = 'z${run % 10}' AND level = 'INFO' AND hasAllTokens(lower(body), ['${common(run)}'])`,
  },
  {
    name: 'OR, NOT, group',
    q: (run) =>
      `(service:${service(run)} OR service:${service(run + 1)}) AND NOT level:INFO AND (error_type:TimeoutError OR http.response.status_code:429)`,
    clickhouse: (run) =>
      `service IN ('${service(run)}', '${service(run + 1)}') AND level != 'INFO' AND (error_type = 'TimeoutError' OR status_code = 429)`,
  },
  {
    name: 'word inside a word (1e-3)',
    q: (run) => `*${wordCore(2, run % WORDS_A_SHARE)}*`,
    clickhouse: (run) => `lower(body) LIKE '%${wordCore(2, run % WORDS_A_SHARE)}%'`,
  },
  {
    name: 'word inside a word, no match',
    q: (run) => `*q${wordCore(2, run % WORDS_A_SHARE)}*`,
    clickhouse: (run) => `lower(body) LIKE '%q${wordCore(2, run % WORDS_A_SHARE)}%'`,
  },
  {
    name: 'regex (3e-4)',
    q: (run) => `/${gradedWord(2, run)} in [1-4]\\d\\d ms/`,
    clickhouse: (run) => `match(body, '(?i)${gradedWord(2, run)} in [1-4]\\\\d\\\\d ms')`,
  },
  {
    name: 'regex, no whole word (3e-4)',
    q: (run) => `/${common(run).slice(0, 3)}[a-z]+ in ${1 + (run % 8)}${run % 10}\\d ms/`,
    clickhouse: (run) =>
      `match(body, '(?i)${common(run).slice(0, 3)}[a-z]+ in ${1 + (run % 8)}${run % 10}\\\\d ms')`,
  },
  {
    name: 'regex, no match',
    q: (run) => `/${wordCore(2, run % WORDS_A_SHARE)}[0-9]+x/`,
    clickhouse: (run) => `match(body, '(?i)${wordCore(2, run % WORDS_A_SHARE)}[0-9]+x')`,
  },
];
