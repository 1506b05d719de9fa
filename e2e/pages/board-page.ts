import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

interface BoardJson {
  name: string;
  panels: { id: string; title: string; at: Place }[];
}

/** /dashboards/{id} as a person uses it. */
export class BoardPage {
  readonly main: Locator;
  readonly unsaved: Locator;
  readonly filters: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.unsaved = page.getByText('Unsaved changes', { exact: true });
    this.filters = page.getByRole('list', { name: 'Filters of all panels' });
  }

  /** Makes a dashboard over HTTP. Returns its id. */
  static async make(
    request: APIRequestContext,
    name: string,
    panels: readonly object[],
    fields: object = {},
  ): Promise<string> {
    const document = {
      format: 1,
      name,
      description: '',
      time: { from: 'now-1h', to: 'now' },
      refreshSeconds: null,
      variables: [],
      attributes: [],
      panels,
      ...fields,
    };
    const response = await request.post('/api/dashboards', { data: { document } });
    expect(response.status(), await response.text()).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  /** A query that counts. */
  static query(q: string, fields: object = {}): object {
    return {
      name: 'a',
      label: '',
      records: { source: 'logs', q, savedId: null },
      measure: { fn: 'count' },
      by: [],
      top: { size: 10, order: 'most', other: true },
      stepMs: null,
      compare: null,
      hidden: false,
      ...fields,
    };
  }

  /** What panels that ask have in common. */
  static panel(id: string, title: string, at: Place, queries: readonly object[]): object {
    return {
      id,
      title,
      description: '',
      at,
      links: [],
      queries,
      formulas: [],
      format: { unit: 'none', suffix: '', decimals: 0 },
      thresholds: [],
    };
  }

  static text(id: string, title: string, at: Place): object {
    return { id, title, description: '', at, links: [], kind: 'text', markdown: `This is ${title}` };
  }

  async open(id: string, search = ''): Promise<void> {
    await this.page.goto(`/dashboards/${id}${search}`);
    await expect(this.main.getByRole('heading', { level: 1 })).toBeVisible();
  }

  panel(title: string): Locator {
    const heading = this.page.getByRole('heading', { level: 2, name: title, exact: true });
    return this.page.locator('section[data-panel]').filter({ has: heading });
  }

  /** The panel as what arrow keys move, while arranging. */
  handle(title: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${title}: columns? `) });
  }

  async menu(title: string, item: string | RegExp): Promise<void> {
    await this.panel(title).hover();
    await this.page.getByRole('button', { name: `Menu of ${title}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async arrange(): Promise<void> {
    await this.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Done', exact: true })).toBeVisible();
  }

  async save(note = ''): Promise<void> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    await this.page.getByLabel(/What changed/).fill(note);
    await this.page.getByRole('button', { name: 'Save now' }).click();
    await expect(this.unsaved).toHaveCount(0);
  }

  /** The dashboard as it is saved. */
  async saved(id: string): Promise<BoardJson> {
    const response = await this.page.request.get(`/api/dashboards/${id}`);
    return ((await response.json()) as { document: BoardJson }).document;
  }

  /** Where a panel is saved to be. */
  async savedPlace(id: string, panel: string): Promise<Place | undefined> {
    return (await this.saved(id)).panels.find((one) => one.id === panel)?.at;
  }
}
