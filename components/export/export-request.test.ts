import { expect, it } from 'vitest';
import { logExportQuerySchema } from '@/lib/contracts/log-export';
import { exportCommand, exportUrl } from './export-request';

const input = {
  q: `message:"it's"`,
  from: '2026-11-22T08:00:00.000000000Z',
  to: '2026-11-22T09:00:00.000000000Z',
  order: 'oldest' as const,
  fields: ['level', 'odd,name', 'say "x"', 'message'],
  timeZone: 'Europe/Berlin',
};
const readBack = (url: string) =>
  logExportQuerySchema.parse(Object.fromEntries(new URL(url, 'http://x').searchParams));

it('asks for what the list shows, whatever the fields are called', () => {
  expect(readBack(exportUrl(input, { format: 'csv', columns: 'shown' }))).toMatchObject({
    q: input.q,
    from: input.from,
    order: 'oldest',
    tz: 'Europe/Berlin',
    columns: ['time', 'level', 'odd,name', 'say "x"', 'message'],
  });
});

it('asks for everything a line carries', () => {
  expect(readBack(exportUrl(input, { format: 'csv', columns: 'all' })).columns).toContain('resource');
  expect(readBack(exportUrl(input, { format: 'ndjson', columns: 'shown' })).columns).toBeUndefined();
});

it('gives a command that a shell takes as one word', () => {
  const command = exportCommand(`http://x/a?q=it's`);
  expect(command.match(/'/g)).toHaveLength(2);
});
