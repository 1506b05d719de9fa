import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunnable, parseQuery } from '../query/parse';
import { closeUp } from './move-panel';
import { panelProblems, panelQuestions } from './panel-questions';
import { parseFormula } from './parse-formula';
import { overlaps } from './place-panel';
import { queryText } from './query-text';
import type { QuestionView } from './question-view';
import { readyMadeBoards } from './ready-made-boards';
import { renameFields } from './rename-fields';
import { writeDashboard } from './write-dashboard';

/** Fields that every record has a place for; all others are attributes that somebody must send. */
const BUILT_IN = new Set([
  'service',
  'name',
  'duration',
  'status',
  'level',
  'kind',
  'message',
  'time',
  'version',
  'environment',
  'trace_id',
  'arrival_delay',
]);

describe('readyMadeBoards', () => {
  it('are the six', () => {
    expect(readyMadeBoards.map(({ id }) => id)).toEqual([
      'ready-service-overview',
      'ready-stdf-pipeline',
      'ready-ml-inference',
      'ready-wafer-map',
      'ready-errors',
      'ready-ingestion-health',
    ]);
  });

  describe.each(readyMadeBoards.map(({ id, document }) => ({ id, document })))('$id', ({ id, document }) => {
    const view: QuestionView = {
      document,
      time: document.time,
      range: null,
      variables: {},
      filters: [],
      saved: {},
    };

    it('is kept as it is written', () => {
      const file = path.join(import.meta.dirname, 'ready-made', `${id.replace('ready-', '')}.json`);
      // White space is the formatter's.
      const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
      expect(JSON.stringify(kept)).toBe(JSON.stringify(JSON.parse(writeDashboard(document))));
    });

    it('asks questions that can be asked, whatever is chosen', () => {
      const chosen = Object.fromEntries(document.variables.map(({ name }) => [name, ['a "b"', 'c']]));
      for (const variables of [{}, chosen])
        for (const panel of document.panels) {
          const now = { ...view, variables };
          expect(panelProblems(panel, now)).toEqual([]);
          const asked = [...panelQuestions(panel, now, { buckets: 60 }).values()];
          const texts = 'records' in panel ? [queryText(panel.records, now)] : asked.map(({ q }) => q ?? '');
          const source = 'records' in panel ? panel.records.source : asked[0]?.source;
          for (const text of texts) {
            const parsed = parseQuery(text, source === 'spans' ? 'span' : 'log');
            expect([text, isRunnable(parsed), parsed.diagnostics]).toEqual([text, true, []]);
          }
        }
    });

    it('has formulas that can be computed', () => {
      for (const panel of document.panels)
        for (const { expression } of 'formulas' in panel ? panel.formulas : [])
          expect(parseFormula(expression)).toHaveProperty('node');
    });

    it('lays its panels side by side, without holes', () => {
      const { panels } = document;
      for (const [place, { id: name, at }] of panels.entries())
        expect(
          panels
            .slice(place + 1)
            .filter((other) => overlaps(at, other.at))
            .map((other) => `${name} ${other.id}`),
        ).toEqual([]);
      expect(closeUp(panels)).toEqual(panels.map(({ id: name, at }) => ({ id: name, at })));
    });

    it('says of every attribute it rests on what to send, and says what to send at its end', () => {
      const used = new Set<string>();
      const mapping = new Proxy({} as Record<string, string>, {
        getOwnPropertyDescriptor: (_, name) => {
          used.add(String(name));
          return undefined;
        },
      });
      renameFields(document, mapping);
      const told = new Set(document.attributes.map(({ name }) => name));
      expect([...used].filter((name) => !told.has(name) && !BUILT_IN.has(name))).toEqual([]);
      expect(document.panels.at(-1)?.kind).toBe('text');
    });
  });
});
