import type { Locator, Page } from '@playwright/test';

/** /traces/{traceId} as a person uses it. */
export class TracePage {
  readonly spans: Locator;
  readonly selectedSpan: Locator;
  readonly detail: Locator;

  constructor(readonly page: Page) {
    this.spans = page.getByRole('treegrid', { name: 'Spans' }).locator('[role="row"][aria-level]');
    this.selectedSpan = page.locator('[role="row"][aria-selected="true"]');
    this.detail = page.getByRole('complementary', { name: /^Span / });
  }

  tab(name: string | RegExp): Locator {
    return this.page.getByRole('tab', { name });
  }
}
