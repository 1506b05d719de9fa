import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTimeZone } from '@/components/ui/time-zone';
import { BoardProblemError } from '@/lib/boards/board-problem';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from './board-view';
import { keepPicture, lastPicture } from './last-pictures';
import { type PanelReply, panelAsk } from './panel-ask';
import { type PanelLoad, type PanelRequest, usePanelLoad } from './use-panel-load';

/** What the shown figures are of: the panel and the times as they were when these were asked. */
export interface ShownOf {
  panel: Panel;
  range: { from: string; to: string };
  /** The questions without their times: figures of another definition are no old picture of this one. */
  what: string;
}

export interface PanelData extends PanelLoad<PanelReply, ShownOf> {
  /** Why nothing can be asked, in words. */
  problem: string | null;
  /** As `ShownOf.what`, of what is asked now. */
  what: string;
  exact: boolean;
  countExactly: () => void;
}

const NOTHING: PanelRequest<PanelReply>[] = [];

/**
 * The figures of a panel within a dashboard. Asks nothing before the panel is `inView` and has a size (unless the view
 * loads all).
 */
export function usePanelData(
  panel: Panel,
  { inView, width, height }: { inView: boolean; width: number; height: number },
): PanelData {
  const view = useBoardView();
  const { zone } = useTimeZone();
  const [exactOf, setExactOf] = useState<string | null>(null);
  const { range, time } = view;
  const timesKey = JSON.stringify([range ?? time, panel.id]);
  const exact = exactOf === timesKey;
  const { requests, problem, what } = useMemo(() => {
    const size = {
      width,
      height,
      zone: zone === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone,
      precision: exact ? ('exact' as const) : ('fast' as const),
    };
    try {
      const asked = panelAsk(panel, view, size);
      return { requests: asked, problem: null, what: withoutTimes(asked) };
    } catch (error) {
      if (!(error instanceof BoardProblemError)) throw error;
      return { requests: NOTHING, problem: error.message, what: '' };
    }
  }, [panel, view, width, height, zone, exact]);
  const of = useMemo(() => ({ panel, range: range ?? time, what }), [panel, range, time, what]);
  const load = usePanelLoad(requests, {
    of,
    active: width > 0 && (inView || view.loadAll),
    order: placeInQueue(panel),
  });
  const { shown } = load;
  useEffect(() => {
    if (shown) keepPicture(shown.of.what, shown);
  }, [shown]);
  // Who comes back meets the picture as it was left, until the new one is there.
  const isNew = shown === null;
  const before = useMemo(() => {
    const picture = isNew && width > 0 && what !== '' ? lastPicture(what) : null;
    return picture && { ...picture, of: { panel, range: picture.range, what } };
  }, [isNew, width, what, panel]);
  const countExactly = useCallback(() => setExactOf(timesKey), [timesKey]);
  return {
    ...load,
    shown: shown ?? before,
    stale: load.stale || before !== null,
    problem,
    what,
    exact,
    countExactly,
  };
}

/** In reading order, but what takes two questions one after the other begins first, or all others wait for it at the end. */
function placeInQueue({ kind, at }: Panel): number {
  return (kind === 'heatmap' ? -1e6 : 0) + at.y * 100 + at.x;
}

function withoutTimes(requests: readonly PanelRequest<PanelReply>[]): string {
  return JSON.stringify(
    requests.map(({ name, key }) => [name, key]),
    (field, value: unknown) =>
      field === 'from' || field === 'to' || field === 'precision' || field === 'buckets' ? undefined : value,
  );
}
