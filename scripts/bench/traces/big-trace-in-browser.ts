import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../find-chromium.mjs';
import { inBatches } from '../../otlp/in-batches';
import { OtlpSender } from '../../otlp/send-request';
import { type Figures, figures } from '../figures';
import { bigTrace, NEEDLE } from './big-trace';

const SCROLL_MS = 3_000;

export interface BigTraceFigures {
  spans: number;
  /** From navigation, in a fresh browser context, until rows are drawn. */
  firstPaint: Figures;
  /** From one frame to the next while the rows scroll, all of them open. */
  frame: Figures;
  /** Share of frames that came later than 60 a second allow (over 17.5 ms). */
  lateFrames: number;
  /** From a word typed in the find field until its matches are counted. */
  find: Figures;
  /** The same query answered by the server, attributes and events included. */
  findOnServer: Figures;
}

/**
 * Stores one trace of `spans` spans and measures in Chromium how its page opens, scrolls and finds.
 * @param url where the pages are @param otlpUrl where OTLP is received
 */
export async function bigTraceInBrowser(
  url: string,
  otlpUrl: string,
  spans: number,
  turns = 5,
): Promise<BigTraceFigures> {
  const { traceId, wire } = bigTrace(spans);
  const sender = new OtlpSender(otlpUrl);
  await inBatches(wire, 2_000, 1, (batch) => sender.sendSpans(batch));
  const browser = await chromium.launch(findChromium());
  const [paints, frames, finds, asked]: number[][] = [[], [], [], []];
  try {
    for (let turn = 0; turn <= turns; turn++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      // tsx names inner functions by a helper that the page does not have.
      await context.addInitScript({ content: 'globalThis.__name = (named) => named;' });
      const page = await context.newPage();
      const started = performance.now();
      await page.goto(`${url}/traces/${traceId}?fold=false`, { waitUntil: 'commit' });
      await page.locator('[role="treegrid"] [data-span]').first().waitFor();
      const paintMs = performance.now() - started;
      const frameMs = await scrollFrames(page);
      const findMs = await findOnce(page);
      const answered = performance.now();
      await (await fetch(`${url}/api/traces/${traceId}/find?q=${NEEDLE}`)).text();
      const askedMs = performance.now() - answered;
      await context.close();
      // The first turn warms up the server and the browser.
      if (turn === 0) continue;
      paints?.push(paintMs);
      frames?.push(...frameMs);
      finds?.push(findMs);
      asked?.push(askedMs);
    }
  } finally {
    await browser.close();
  }
  return {
    spans,
    firstPaint: figures(paints ?? []),
    frame: figures(frames ?? []),
    lateFrames: (frames ?? []).filter((ms) => ms > 17.5).length / Math.max(1, frames?.length ?? 0),
    find: figures(finds ?? []),
    findOnServer: figures(asked ?? []),
  };
}

/** Milliseconds between frames while the rows scroll by, slow and in leaps. */
async function scrollFrames(page: Page): Promise<number[]> {
  return await page.evaluate(
    (durationMs) =>
      new Promise<number[]>((resolve) => {
        const rows = document.querySelector('[role="treegrid"]');
        const deltas: number[] = [];
        let last = performance.now();
        const end = last + durationMs;
        const tick = (now: number) => {
          deltas.push(now - last);
          last = now;
          rows?.scrollBy({ top: deltas.length % 60 === 0 ? 40_000 : 120 });
          if (now < end) requestAnimationFrame(tick);
          else resolve(deltas.slice(1));
        };
        requestAnimationFrame(tick);
      }),
    SCROLL_MS,
  );
}

/** Milliseconds from the text in the field to the count of its matches, told by the page itself. */
async function findOnce(page: Page): Promise<number> {
  await page.getByLabel('Find in this trace').click();
  return await page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const field = document.querySelector<HTMLInputElement>('input[aria-label="Find in this trace"]');
        if (!field) return resolve(Number.NaN);
        const observer = new MutationObserver(() => {
          const told = field.parentElement?.querySelector('output')?.textContent ?? '';
          if (!/\/ \d/.test(told)) return;
          observer.disconnect();
          resolve(performance.now() - started);
        });
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        const started = performance.now();
        set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    NEEDLE,
  );
}
