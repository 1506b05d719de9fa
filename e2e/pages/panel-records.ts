import type { APIRequestContext, Page } from '@playwright/test';
import { BoardPage } from './board-page';
import { sendLogs } from './send-logs';
import { sendSpans } from './send-spans';

export interface PanelRecords {
  service: string;
  /** A time that stands still and cuts its last interval. */
  time: { from: string; to: string };
}

/**
 * 12 lines and 12 spans of a service of its own.
 * @param time of other records that stand on the same dashboard: ten minutes begin between one call and the next
 */
export async function sendPanelRecords(
  request: APIRequestContext,
  time: PanelRecords['time'] = timeOverNow(),
): Promise<PanelRecords> {
  const service = `panels-${crypto.randomUUID().slice(0, 8)}`;
  const fromMs = Date.parse(time.from);
  const at = (index: number) => fromMs + 15_000 + index * 40_000;
  const numbers = Array.from({ length: 12 }, (_, index) => index);
  await sendLogs(
    request,
    service,
    numbers.map((index) => ({
      atMs: at(index),
      body: `line ${index}`,
      attributes: { lot: `lot-${index % 3}` },
    })),
  );
  await sendSpans(
    request,
    service,
    numbers.map((index) => ({
      atMs: at(index),
      durationMs: 10 + index * 7,
      name: `op ${index % 2}`,
      failed: index % 4 === 0,
    })),
  );
  return { service, time };
}

function timeOverNow(): PanelRecords['time'] {
  const fromMs = Math.floor(Date.now() / 600_000) * 600_000 - 1_200_000;
  const iso = (ms: number) => new Date(ms).toISOString();
  return { from: iso(fromMs), to: iso(fromMs + 590_000) };
}

/** Opens a dashboard of these panels over the time of the records. */
export async function openPanels(page: Page, sent: PanelRecords, panels: object[]): Promise<BoardPage> {
  const id = await BoardPage.make(page.request, `Panels of ${sent.service}`, panels, { time: sent.time });
  const board = new BoardPage(page);
  await board.open(id);
  return board;
}
