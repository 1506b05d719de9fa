import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvRow } from './csv-row';

it('is read back as it was by another reader', () => {
  const cells = ['plain', 'a,b', 'say "hi"', 'two\r\nlines', '', ' padded ', '☂ 𝄞', '-5', '-1.5e3', '"', "'"];
  const text = csvRow(cells) + csvRow(cells.toReversed());
  expect(Papa.parse<string[]>(text, { newline: '\r\n' }).data.slice(0, 2)).toEqual([
    cells,
    cells.toReversed(),
  ]);
});

it('lets no cell be a formula', () => {
  const cells = ['=1+1', '+49 30', '-cmd', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://evil","x")', '-1-1'];
  const [back = []] = Papa.parse<string[]>(csvRow(cells), { newline: '\r\n' }).data;
  expect(back).toEqual(cells.map((cell) => `'${cell}`));
});
