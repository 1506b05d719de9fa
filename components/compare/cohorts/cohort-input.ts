import { fieldTerm } from '@/lib/query/edit';
import type { CompareState } from '@/lib/url/compare';

/** What GET /api/traces/compare is asked, but for the bounds. */
export interface CohortInput {
  q: string;
  from: string;
  to: string;
  baseline: string;
  candidate: string;
  split: string;
}

type Chosen = Pick<CompareState, 'mode' | 'q' | 'from' | 'to' | 'service' | 'va' | 'vb' | 'at' | 'qa' | 'qb'>;

/** The question that the state asks; null while something is still to be chosen. */
export function cohortInput(state: Chosen): CohortInput | null {
  const { mode, q, from, to, service, va, vb, at, qa, qb } = state;
  const common = { q, from, to, baseline: '', candidate: '', split: '' };
  if (mode === 'releases') {
    if (service === '' || va === '' || vb === '' || va === vb) return null;
    return { ...common, baseline: releaseQuery(service, va), candidate: releaseQuery(service, vb) };
  }
  if (mode === 'time') return at === '' ? null : { ...common, split: at };
  if (mode === 'queries') return qa.trim() === qb.trim() ? null : { ...common, baseline: qa, candidate: qb };
  return null;
}

function releaseQuery(service: string, version: string): string {
  return `${fieldTerm('service', service)} AND ${fieldTerm('version', version)}`;
}

/** How the two sides are called. */
export function sideNames(state: Chosen): { a: string; b: string } {
  if (state.mode === 'releases') return { a: state.va || 'Baseline', b: state.vb || 'Candidate' };
  if (state.mode === 'time') return { a: 'Before', b: 'After' };
  return { a: 'Baseline', b: 'Candidate' };
}
