import { describe, expect, it } from 'vitest';
import { heatmapCsv, panelCsv } from './panel-csv';
import type { ShownSeries } from './shown-series';

const series = (
  label: string,
  value: number | null,
  times: string[],
  points: (number | null)[],
): ShownSeries => ({
  id: label,
  name: 'a',
  label,
  key: [],
  by: [],
  isOther: false,
  isFormula: false,
  format: null,
  isApproximate: false,
  isComplete: true,
  stepMs: 60_000,
  value,
  times,
  points,
  previous: null,
});

const PLAIN = { unit: 'none', suffix: '', decimals: null } as const;

describe('panelCsv', () => {
  it('says the unit of each column, as its query or else the panel has it, and what is not exact', () => {
    const own = { ...series('P95', 1, ['t1'], [5]), format: { ...PLAIN, unit: 'ns' as const } };
    const rough = { ...series('Share', 1, ['t1'], [0.5]), isApproximate: true };
    expect(panelCsv({ series: [own, rough] }, { ...PLAIN, unit: 'percent' })).toBe(
      'time,P95 (ns),≈ Share (%)\r\nt1,5,0.5\r\n',
    );
  });

  it('has a row a bucket and a column a series', () => {
    const rows = panelCsv(
      {
        series: [series('api', 3, ['t1', 't2'], [1, null]), series('=db, "x"', 2, ['t2', 't3'], [2, -0.5])],
      },
      PLAIN,
    );
    expect(rows).toBe('time,api,"\'=db, ""x"""\r\nt1,1,\r\nt2,,2\r\nt3,,-0.5\r\n');
  });

  it('has a row a series where there are no buckets', () => {
    expect(panelCsv({ series: [series('api', 3, [], []), series('db', null, [], [])] }, PLAIN)).toBe(
      'series,value\r\napi,3\r\ndb,\r\n',
    );
  });
});

describe('heatmapCsv', () => {
  it('has a row a bucket and a column a range of values', () => {
    const answer = {
      range: { from: 't1', to: 't3' },
      stepMs: 1,
      times: ['t1', 't2'],
      rows: [
        { from: null, to: 1 },
        { from: 1, to: null },
      ],
      counts: [
        [0, 2],
        [3, 0],
      ],
      total: 5,
      estimate: null,
      read: 'rows' as const,
      diagnostics: [],
      tookMs: 1,
    };
    expect(heatmapCsv(answer)).toBe('time,..1,1..\r\nt1,0,3\r\nt2,2,0\r\n');
  });
});
