import { type Browser, chromium, type Page } from '@playwright/test';
import { emptyDashboard } from '../../../lib/boards/empty-dashboard';
import { newPanel } from '../../../lib/boards/new-panel';
import type { DashboardDocument } from '../../../lib/contracts/dashboard/dashboard-document';
import { findChromium } from '../../find-chromium.mjs';
import { type Figures, figures } from '../figures';

/** So high that every panel is in sight: those below would not load. */
const VIEWPORT = { width: 1440, height: 1_600 };
const LOADS = 10;

/**
 * Until every panel of the board shows its figures, in a fresh browser context each time: opened from the list of
 * dashboards, and loaded as the first page of all. Beside the latter a board of one line of text, which asks nothing.
 * @param next the board over a range that nobody asked for before
 */
export async function boardInBrowser(
  url: string,
  next: () => DashboardDocument,
): Promise<(readonly [string, Figures])[]> {
  const text = {
    ...emptyDashboard('Bench, no figures'),
    panels: [
      { ...newPanel('text', 'text', { x: 0, y: 0, w: 12, h: 6 }), markdown: 'Nothing is asked here.' },
    ],
  };
  const board = () => store(url, next(), '[data-panel-body][data-state="shown"]');
  const bare = () => store(url, text, '[data-panel-body]');
  const browser = await chromium.launch(findChromium());
  try {
    return [
      ['painted in Chromium, opened from the list', await opened(browser, url, board)],
      ['painted in Chromium, as the first page', await loaded(browser, url, board)],
      ['a board without figures, as the first page', await loaded(browser, url, bare)],
    ];
  } finally {
    await browser.close();
  }
}

interface StoredBoard {
  id: string;
  panels: number;
  /** What a panel that is painted meets. */
  painted: string;
}

async function store(url: string, document: DashboardDocument, painted: string): Promise<StoredBoard> {
  const response = await fetch(`${url}/api/dashboards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ document }),
  });
  if (!response.ok) throw new Error(`The board was not taken: ${response.status} ${await response.text()}`);
  const { id } = (await response.json()) as { id: string };
  return { id, panels: document.panels.length, painted };
}

async function opened(browser: Browser, url: string, made: () => Promise<StoredBoard>): Promise<Figures> {
  return await timed(browser, async (page) => {
    const board = await made();
    await page.goto(`${url}/dashboards`, { waitUntil: 'networkidle' });
    const link = page.locator(`a[href="/dashboards/${board.id}"]`).first();
    await link.waitFor();
    const started = performance.now();
    await link.click();
    await shown(page, board);
    return performance.now() - started;
  });
}

async function loaded(browser: Browser, url: string, made: () => Promise<StoredBoard>): Promise<Figures> {
  return await timed(browser, async (page) => {
    const board = await made();
    const started = performance.now();
    await page.goto(`${url}/dashboards/${board.id}`, { waitUntil: 'commit' });
    await shown(page, board);
    return performance.now() - started;
  });
}

async function shown(page: Page, { panels, painted }: StoredBoard): Promise<void> {
  await page.waitForFunction(
    ([selector, all]) => window.document.querySelectorAll(selector).length >= all,
    [painted, panels] as const,
    { polling: 'raf', timeout: 60_000 },
  );
}

async function timed(browser: Browser, measure: (page: Page) => Promise<number>): Promise<Figures> {
  const durations: number[] = [];
  for (let load = 0; load <= LOADS; load++) {
    const context = await browser.newContext({ viewport: VIEWPORT });
    const took = await measure(await context.newPage());
    if (load > 0) durations.push(took);
    await context.close();
  }
  return figures(durations);
}
