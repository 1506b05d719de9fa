import { newPanel } from '@/lib/boards/new-panel';
import { parseQuery } from '@/lib/query/parse';
import { traceMention } from '@/lib/query/trace/trace-mentions';
import { withBoxDurations } from '@/lib/query/trace/with-box-durations';
import type { TracesState } from '@/lib/url/traces';
import { tracesQuestion } from '@/lib/url/traces-question';
import { titled } from './logs-choices';
import { NO_PLACE, type PanelChoice } from './panel-choice';
import { redChoices } from './red-choices';

const SORTS = { newest: 'newest', slowest: 'slowest', errors: 'most-errors', spans: 'most-spans' } as const;
const GROUPS = { none: [], service: ['service'], operation: ['service', 'name'] } as const;

/** What /traces shows, as panels that ask the same: its list, and of the matching spans rate, errors and durations. */
export function tracesChoices(state: TracesState): PanelChoice[] {
  const asked = tracesQuestion(state);
  const listed = state.box === null ? asked : withBoxDurations(asked, state.box);
  const isWhole = traceMention(parseQuery(asked, 'span').ast) !== null;
  const list: PanelChoice = {
    id: 'list',
    name: 'The list of traces',
    note: state.box === null ? null : 'With the durations of the box; its times stay behind.',
    panel: {
      ...newPanel('traces', 'list', NO_PLACE),
      title: titled('Traces', listed),
      records: { source: 'spans', q: listed, savedId: null },
      sort: SORTS[state.sort],
    },
  };
  const figures = redChoices({ q: asked, by: GROUPS[state.by], of: '' }).map((choice) => ({
    ...choice,
    note: isWhole
      ? 'Of the spans that meet the query; the charts of the page are of whole traces.'
      : choice.note,
  }));
  const heatmap: PanelChoice = {
    id: 'heatmap',
    name: 'Durations as a heatmap',
    note: 'Of the matching spans; the chart of the page is of whole traces.',
    panel: {
      ...newPanel('heatmap', 'heatmap', NO_PLACE),
      title: titled('Durations', asked),
      records: { source: 'spans', q: asked, savedId: null },
    },
  };
  const all = [list, ...figures, heatmap];
  const first = state.pane === 'red' ? 'rate' : state.pane === 'heatmap' ? 'heatmap' : 'list';
  return [...all.filter(({ id }) => id === first), ...all.filter(({ id }) => id !== first)];
}
