import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { Panel } from '../contracts/dashboard/panel';
import type { SavedThing } from '../contracts/saved-things';

type Excerpt = SavedThing['matched']['excerpts'][number];
/** A text of a saved thing that is searched, beside its name and description. */
export type SearchedText = Pick<Excerpt, 'where' | 'title' | 'text'>;

/** Of each thing so many characters are searched. */
const SEARCHED_CHARS = 100_000;

/** What can be found in a dashboard: titles of panels, their queries, and what is written in and about them. */
export function documentTexts(document: DashboardDocument): SearchedText[] {
  const texts: SearchedText[] = [];
  let left = SEARCHED_CHARS;
  const add = (where: SearchedText['where'], title: string, text: string) => {
    const taken = text.trim().slice(0, left);
    if (taken === '' || left <= 0) return;
    left -= taken.length;
    texts.push({ where, title, text: taken });
  };
  for (const { title } of document.panels) add('panel', title, title);
  for (const { label, name } of document.variables) add('text', '', label === '' ? name : label);
  for (const panel of document.panels) {
    for (const query of queriesOf(panel)) add('query', panel.title, query);
  }
  for (const panel of document.panels) {
    add('text', panel.title, panel.description);
    if (panel.kind === 'text') add('text', panel.title, panel.markdown);
  }
  return texts;
}

function queriesOf(panel: Panel): string[] {
  if ('queries' in panel) {
    return panel.queries.flatMap(({ label, records, by, measure }) => {
      const fields = 'field' in measure ? [measure.field, ...by] : by;
      return [[records.q, fields.join(', '), label].filter((part) => part !== '').join(' · ')];
    });
  }
  if ('records' in panel) return [panel.records.q, 'field' in panel ? panel.field : ''];
  return [];
}
