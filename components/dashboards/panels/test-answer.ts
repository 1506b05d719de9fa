import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';

/** For tests: an exact answer without records, and what differs from it. */
export function testAnswer(
  fields: Partial<PanelAnswer> & Pick<PanelAnswer, 'range' | 'times' | 'series'>,
): PanelAnswer {
  return {
    total: 0,
    without: 0,
    stepMs: null,
    previous: null,
    groups: null,
    estimate: null,
    approximate: [],
    read: 'rows',
    diagnostics: [],
    tookMs: 1,
    ...fields,
  };
}
