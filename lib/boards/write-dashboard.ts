import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import { orderedJson } from './ordered-json';

/** What says what a part is comes before what it holds. */
const FIRST = [
  'format',
  'id',
  'kind',
  'name',
  'title',
  'label',
  'description',
  'source',
  'q',
  'fn',
  'at',
  'x',
  'y',
  'w',
  'h',
];

/** The JSON text that is exported and kept in the repository: always the same for equal dashboards, so that texts compare. */
export function writeDashboard(document: DashboardDocument): string {
  return `${JSON.stringify(orderedJson(document, FIRST), null, 2)}\n`;
}
