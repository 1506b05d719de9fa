'use client';

import { Suspense, useEffect, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { lazyPart } from '@/components/ui/lazy-part';
import { Skeleton } from '@/components/ui/skeleton';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { registerPanel } from '../data/panel-registry';
import { useElementSize } from '../data/use-element-size';
import { useInView } from '../data/use-in-view';
import { usePanelData } from '../data/use-panel-data';
import { PanelBoundary } from './frame/panel-boundary';
import { failureText, PanelFailure } from './frame/panel-failure';
import { PanelMessage } from './frame/panel-message';
import { PanelNotice } from './frame/panel-notice';
import { PanelTools } from './frame/panel-tools';
import { PanelPicture } from './panel-picture';
import { panelRemarks } from './panel-remarks';
import { panelTitle } from './panel-title';
import { hasTableView } from './table-view';

// Reading markdown takes as much code as all charts together, and most panels show none.
const TextPanel = lazyPart(async () => (await import('./text/text-panel')).TextPanel);

/** Height of a `PanelNotice` and the room around it. */
const NOTICE_PX = 32;

/**
 * What a panel shows; fills its box and reads the BoardView that it is in. Loads when it comes near the view; whatever goes
 * wrong in it stays in it.
 */
export function PanelBody({ panel }: { panel: Panel }) {
  return (
    <PanelBoundary of={panel}>
      <Body panel={panel} />
    </PanelBoundary>
  );
}

function Body({ panel }: { panel: Panel }) {
  if (panel.kind !== 'text') return <LoadedBody panel={panel} />;
  return (
    <Suspense fallback={<div data-drawing="" />}>
      <TextPanel panel={panel} />
    </Suspense>
  );
}

function LoadedBody({ panel }: { panel: Panel }) {
  const [frame, { width, height }] = useElementSize<HTMLDivElement>();
  const inView = useInView(frame);
  const data = usePanelData(panel, { inView, width, height });
  const { shown, error, stale, cancelled, retry, cancel, seconds } = data;
  const remarks = useMemo(() => (shown ? panelRemarks(shown.of.panel, shown.replies) : null), [shown]);
  const name = panelTitle(panel);
  const countExactly = remarks?.isApproximate && !data.exact ? data.countExactly : null;
  useEffect(() => {
    const element = frame.current;
    return element ? registerPanel(panel.id, { element, shown, countExactly }) : undefined;
  }, [frame, panel.id, shown, countExactly]);
  // Figures of another definition are no old picture of this one.
  const known = shown !== null && (error === null || shown.of.what === data.what) ? shown : null;
  const notice =
    known && error ? (
      <PanelNotice>
        <span className="truncate text-danger-text" title={failureText(error)}>
          Not refreshed: {failureText(error)}
        </span>
        <Button size="sm" variant="ghost" onClick={retry}>
          Try again
        </Button>
      </PanelNotice>
    ) : known && cancelled ? (
      <PanelNotice>
        <span className="truncate text-muted">Cancelled: these are older figures</span>
        <Button size="sm" variant="ghost" onClick={retry}>
          Load
        </Button>
      </PanelNotice>
    ) : !known && seconds > 1 ? (
      <PanelNotice>
        <span className="text-muted">Loading for {seconds} s</span>
        <Button size="sm" variant="ghost" onClick={cancel}>
          Cancel
        </Button>
      </PanelNotice>
    ) : null;
  // A picture makes room for what is said of it, where it has any to give.
  const pictureHeight = known && notice && height > 3 * NOTICE_PX ? height - NOTICE_PX : height;
  const content = () => {
    if (data.problem !== null) {
      return <PanelMessage title="This panel asks for nothing yet" text={data.problem} tone="danger" />;
    }
    if (known && remarks && remarks.mistakes.length > 0 && !stale) {
      return <PanelMessage title="The query has a mistake" text={remarks.mistakes.join(' ')} tone="danger" />;
    }
    if (known) {
      return (
        <PanelBoundary of={known}>
          <PanelPicture shown={known} width={width} height={pictureHeight} />
        </PanelBoundary>
      );
    }
    if (error) return <PanelFailure error={error} retry={retry} />;
    if (cancelled) {
      return (
        <PanelMessage title="Loading was cancelled">
          <Button size="sm" onClick={retry}>
            Load it
          </Button>
        </PanelMessage>
      );
    }
    return (
      <div className="h-full px-3 pb-2">
        <Skeleton className="h-full" />
      </div>
    );
  };
  return (
    <div
      ref={frame}
      className="relative h-full min-h-0 w-full overflow-hidden"
      data-panel-body={panel.id}
      data-state={error ? 'failed' : known && !stale ? 'shown' : 'loading'}
      aria-busy={data.loading}
    >
      <div
        className={cn(known && stale && 'stale')}
        style={{ height: pictureHeight === height ? '100%' : pictureHeight }}
      >
        {width > 0 ? content() : null}
      </div>
      {known && remarks ? (
        <PanelTools
          panelId={panel.id}
          name={name}
          data={data}
          remarks={remarks}
          hasTable={hasTableView(panel.kind)}
        />
      ) : null}
      {notice}
    </div>
  );
}
