import type { Locator, Page } from '@playwright/test';

/** /saved and /dashboards: lists of kept things. */
export class SavedPage {
  readonly list: Locator;
  readonly rows: Locator;

  constructor(
    readonly page: Page,
    readonly path: '/saved' | '/dashboards' = '/saved',
  ) {
    this.list = page.getByRole('list', { name: path === '/saved' ? 'Saved queries' : 'Dashboards' });
    this.rows = this.list.getByRole('listitem').filter({ has: page.locator('[data-row]') });
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`${this.path}${search}`);
    await this.list.or(this.page.getByRole('heading', { name: /empty|nothing/i })).waitFor();
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  /** Chooses an item of the menu of a row. */
  async more(name: string, item: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `More for ${name}` })
      .click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
