import { readDashboard } from '../boards/read-dashboard';
import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import { AppError } from '../errors';
import type { DocumentColumns } from '../store/metadata/dashboards';
import { documentTexts } from './document-texts';
import { tsvectorOf } from './search-text';

const MAX_DOCUMENT_BYTES = 1024 * 1024;

/** A kept document, carried over to today's format. Throws AppError `internal` where no program of ours can have written it. */
export function storedDocument(json: string): DashboardDocument {
  const read = readDashboard(JSON.parse(json));
  if ('document' in read) return read.document;
  const [first] = read.problems;
  throw new AppError(
    'internal',
    `This dashboard cannot be read by this version of Throughline: ${first?.path ?? ''} ${first?.message ?? ''}`,
  );
}

/** What is kept of a document. Throws AppError `payload_too_large` beyond 1 MiB of JSON. */
export function documentColumns(document: DashboardDocument): DocumentColumns {
  const json = JSON.stringify(document);
  if (Buffer.byteLength(json) > MAX_DOCUMENT_BYTES)
    throw new AppError(
      'payload_too_large',
      `A dashboard may be ${MAX_DOCUMENT_BYTES} bytes of JSON at most.`,
    );
  const { name, description, panels } = document;
  const texts = documentTexts(document);
  return {
    name,
    description,
    panels: panels.length,
    document: json,
    texts: JSON.stringify(texts),
    words: tsvectorOf([
      { text: name, weight: 'A' },
      ...texts.filter(({ where }) => where === 'panel').map(({ text }) => ({ text, weight: 'B' as const })),
      { text: description, weight: 'B' },
      ...texts
        .filter(({ where }) => where !== 'panel')
        .map(({ where, text }) => ({ text, weight: where === 'query' ? ('C' as const) : ('D' as const) })),
    ]),
  };
}
