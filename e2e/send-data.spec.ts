import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

const seconds = (ago: number) => new Date(Date.now() - ago * 1000).toISOString();

async function openUpload(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send data' }).click();
  await expect(page.getByRole('dialog', { name: 'Send data' })).toBeVisible();
}

async function drag(page: Page, type: 'dragover' | 'drop', name: string, bytes: number[]): Promise<void> {
  await page.evaluate(
    ([type, name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name, { lastModified: 1_700_000_000_000 }));
      window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [type, name, bytes] as const,
  );
}

test('a file becomes logs: stack traces joined, bad lines told, and a way to see them', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open();
  const name = `upload-${randomBytes(4).toString('hex')}.log`;
  const text = [
    `${seconds(30)} ERROR the upload broke`,
    '\tat com.acme.Upload.run(Upload.java:7)',
    `${seconds(20)} INFO the upload works`,
    '2099-01-01T00:00:00Z INFO from the future',
    '',
  ].join('\n');

  await openUpload(page);
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.getByLabel('Service, where lines name none')).toHaveValue(name.replace('.log', ''));
  await page.getByRole('button', { name: 'Upload', exact: true }).click();

  const dialog = page.getByRole('dialog', { name: 'Send data' });
  await expect(dialog).toContainText('4 lines: 2 logs stored, 1 refused.');
  await expect(dialog).toContainText('Read as text; times as iso');
  await expect(dialog.getByRole('region', { name: 'Refused lines' })).toContainText(
    'line 4 the time is more than one day ahead',
  );
  await dialog.getByRole('link', { name: 'Show these logs' }).click();
  await expect(logs.rows).toHaveCount(2);
  await expect(logs.rows.first()).toContainText('the upload works');
  await expect(logs.rows.last()).toContainText('the upload broke');
  await expect(logs.rows.last()).toContainText('Upload.java:7');
});

test('a gzipped file that is dropped on a page is read too, and the same one again is not stored twice', async ({
  page,
}) => {
  await page.goto('/status');
  const name = `dropped-${randomBytes(4).toString('hex')}.log.gz`;
  const lines = Array.from({ length: 300 }, (_, at) => `${seconds(300 - at)} INFO line ${at}\n`).join('');
  const bytes = [...gzipSync(lines)];
  const dialog = page.getByRole('dialog', { name: 'Send data' });
  for (const verdict of [
    '300 lines: 300 logs stored.',
    '0 logs stored, 300 stored within the last hour already.',
  ]) {
    // A page that has only just come does not listen yet: who drags a file sees when it does.
    await expect(async () => {
      await drag(page, 'dragover', name, bytes);
      await expect(page.getByText('Drop it to read it as logs')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await drag(page, 'drop', name, bytes);
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(dialog).toContainText(verdict);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('every shipper finds what to write, with the address of this server', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open();
  await openUpload(page);
  await page.getByRole('tab', { name: 'Point a shipper here' }).click();
  for (const [tab, text] of [
    ['Filebeat', 'output.elasticsearch'],
    ['Promtail, Alloy', '/loki/api/v1/push'],
    ['rsyslog', 'omfwd'],
    ['Zipkin', '/api/v2/spans'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).toContainText(text);
  }
});
