'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { AddToDashboard } from '@/components/dashboards/add/add-to-dashboard';
import { tracesChoices } from '@/components/dashboards/add/traces-choices';
import { SidePanel } from '@/components/logs/side-panel';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { traceIdIn } from '@/components/shell/palette-trace-id';
import { TimePicker } from '@/components/time-picker/time-picker';
import { useNarrow } from '@/components/ui/use-narrow';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { addCondition } from '@/lib/query/add-condition';
import { searchOf } from '@/lib/url/search-of';
import { traceUrl } from '@/lib/url/trace';
import { tracesUrl } from '@/lib/url/traces';
import { tracesQuestion } from '@/lib/url/traces-question';
import { TraceDifferencesPanel } from '../heatmap/trace-differences-panel';
import { keepTraceSearch } from '../page/last-search';
import { ChartPane } from './chart-pane';
import { LiveToggle } from './live-toggle';
import { PathPane } from './path-pane';
import { PickBar } from './pick-bar';
import { QueryDiagnostics } from './query-diagnostics';
import { TraceFilters } from './trace-filters';
import { TraceResults } from './trace-results';
import { TracesSearchBar } from './traces-search-bar';
import { TracesSummary } from './traces-summary';
import { useTracesView } from './use-traces-view';
import { asksOfSpans, hasChoice, wholeReasons } from './why-matched';

const NOTHING_ASKED = {
  q: '',
  service: '',
  operation: '',
  minDuration: '',
  maxDuration: '',
  status: 'any',
} as const;

/** /traces: search, charts and list over one state in the address. */
export function TracesPage() {
  const router = useRouter();
  const narrow = useNarrow();
  const view = useTracesView(narrow);
  const { state, setState, ask, parsed, pages } = view;
  const here = tracesUrl({ ...state, open: null, pick: [] });
  useEffect(() => keepTraceSearch(here), [here]);
  const [hovered, setHovered] = useState<string | null>(null);
  const { wrong } = view;
  const diagnostics = wrong ? parsed.diagnostics : (pages?.[0]?.diagnostics ?? parsed.diagnostics);
  // The search bar itself tells the first error, or the first hint.
  const toldByBar = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];

  const submit = (q: string) => {
    const traceId = traceIdIn(q);
    if (traceId !== null) router.push(traceUrl(traceId));
    else ask({ q });
  };
  const { expr } = parsed;
  // Where all are here for the same reason, and no span is it, there is nothing to tell.
  const why =
    asksOfSpans(expr) ||
    hasChoice(expr) ||
    [state.service, state.operation, state.minDuration, state.maxDuration].some((text) => text !== '') ||
    state.status !== 'any';
  const reasonsOf = useCallback((trace: TraceSummary) => wholeReasons(expr, trace), [expr]);
  // The trace page marks what the query is met by.
  const hl = tracesQuestion(state);
  const hrefOf = useCallback(
    ({ traceId, matchedSpanId, matched }: TraceSummary, spanId = matchedSpanId) =>
      traceUrl(traceId, { ...(why && matched.count > 0 && { span: spanId }), hl }),
    [why, hl],
  );
  const linkTo = (traceId: string, span: string | null) =>
    traceUrl(traceId, { ...(span !== null && { span }), hl });
  const shown = view.input !== null && (pages === undefined || view.traces.length > 0 || state.box !== null);
  return (
    <div className="relative flex h-full min-h-0 flex-col overflow-clip">
      <h1 className="sr-only">Traces</h1>
      <div className="flex shrink-0 items-start gap-2 px-3 pt-2.5 pb-2 max-md:flex-wrap">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <TracesSearchBar value={state.q} onSubmit={submit} />
        </div>
        <TimePicker from={state.from} to={state.to} onChange={ask} />
        <LiveToggle view={view} />
        <div className="flex gap-2 max-md:ml-auto">
          <AddToDashboard choices={() => tracesChoices(state)} time={state} range={view.range} />
          <SaveQueryButton path="/traces" search={searchOf(here)} />
        </div>
      </div>
      <QueryDiagnostics diagnostics={diagnostics.filter((one) => one !== toldByBar)} onFix={submit} />
      <TraceFilters state={state} onChange={ask} />
      {shown ? (
        <>
          <TracesSummary view={view} />
          <ChartPane
            view={view}
            hovered={hovered}
            onHover={setHovered}
            hrefOf={hrefOf}
            linkTo={linkTo}
            narrow={narrow}
          />
        </>
      ) : null}
      <div className="relative flex min-h-0 flex-1">
        {state.pane === 'path' && view.listed !== null ? (
          <PathPane input={view.listed} inBox={state.box !== null} />
        ) : (
          <TraceResults
            view={view}
            why={why}
            reasonsOf={reasonsOf}
            hrefOf={hrefOf}
            hovered={hovered}
            onHover={setHovered}
          />
        )}
        {state.box !== null && state.apart && view.input !== null ? (
          <SidePanel
            side="right"
            label="What sets the box apart"
            onClose={() => void setState({ apart: false })}
          >
            <TraceDifferencesPanel
              input={view.input}
              box={state.box}
              onFilter={(condition, exclude) =>
                ask({ q: addCondition(state.q, exclude ? `NOT ${condition}` : condition) })
              }
              onWiden={hl !== '' ? () => void setState(NOTHING_ASKED) : null}
              onClose={() => void setState({ apart: false })}
            />
          </SidePanel>
        ) : null}
        <PickBar picked={state.pick} onClear={() => void setState({ pick: [] })} />
      </div>
    </div>
  );
}
