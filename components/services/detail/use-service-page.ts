import { useQueryStates } from 'nuqs';
import { useResolvedRange } from '@/components/logs/use-resolved-range';
import { absoluteRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { serviceParsers } from '@/lib/url/services';
import { useOperationRed, useServiceDetail } from './use-service-data';

const PUSH = { history: 'push' } as const;

/** Everything /services/{name} shows: its URL state and the figures that follow from it. */
export function useServicePage(service: string) {
  const [state, setState] = useQueryStates(serviceParsers, { history: 'replace', scroll: false });
  const { from, to, operation } = state;
  const { range, refresh } = useResolvedRange(`service ${JSON.stringify([service, from, to])}`, from, to);
  const setRange = (next: { from: string; to: string }) =>
    next.from === from && next.to === to ? refresh() : void setState({ ...next, at: null }, PUSH);
  return {
    service,
    state,
    setState,
    range,
    refresh,
    detail: useServiceDetail(service, range),
    red: useOperationRed(service, operation, range),
    setRange,
    zoomTo: (ms: { fromMs: number; toMs: number }) =>
      setRange(absoluteRange(timeNsFromMs(ms.fromMs), timeNsFromMs(ms.toMs))),
    narrow: (name: string | null) => void setState({ operation: name, at: null }, PUSH),
    openInterval: (ms: number | null) =>
      void setState({ at: ms === null ? null : new Date(ms).toISOString() }, PUSH),
  };
}

export type ServicePageView = ReturnType<typeof useServicePage>;
