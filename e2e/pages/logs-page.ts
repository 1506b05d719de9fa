import { expect, type Locator, type Page } from '@playwright/test';

/** /logs as a person uses it. */
export class LogsPage {
  readonly searchBar: Locator;
  readonly rows: Locator;
  readonly chart: Locator;
  /** What the bar says about the query. */
  readonly remark: Locator;

  constructor(readonly page: Page) {
    this.searchBar = page.getByRole('textbox', { name: 'Search logs' });
    this.rows = page.locator('[data-log-id]');
    this.remark = page.getByRole('main').locator('[aria-live="polite"]:not(.cm-announced)').first();
    this.chart = page.getByLabel(/Arrow keys move, Shift extends, Enter zooms/);
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/logs${search}`);
    await expect(this.searchBar).toBeVisible();
  }

  /** Runs a query that can be run: the address has it afterwards. */
  async search(text: string): Promise<void> {
    await this.enter(text);
    await expect.poll(() => new URL(this.page.url()).searchParams.get('q')).toBe(text);
  }

  async enter(text: string): Promise<void> {
    await this.searchBar.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Enter');
  }

  /** The cells of one column, from the top of what is drawn. */
  cell(field: string): Locator {
    return this.rows.locator(`[data-field="${field}"]`);
  }

  /** The number in "1,284 logs". */
  async total(): Promise<number> {
    const text = await this.page
      .getByText(/^[\d,]+ logs?$/)
      .first()
      .textContent();
    return Number((text ?? '').replace(/\D/g, ''));
  }
}
