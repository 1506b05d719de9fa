import { z } from 'zod';
import { type DocumentProblem, readDashboard } from '@/lib/boards/read-dashboard';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { otherProduct } from './other-product';

export interface ImportCandidate {
  /** Unique among all that is read. */
  key: string;
  /** The file, and which one in it where it holds several. */
  from: string;
  result: { document: DashboardDocument; folder: string; tags: string[] } | { problems: DocumentProblem[] };
}

export const MAX_IMPORT_CHARS = 8 * 1024 * 1024;
export const MAX_IMPORTED = 200;

/** The dashboards in a text of JSON: one, a list of them, or what the export of a folder wrote. Never throws. */
export function readImport(from: string, text: string): ImportCandidate[] {
  const wrong = (message: string, path = ''): ImportCandidate[] => [
    { key: from, from, result: { problems: [{ path, message }] } },
  ];
  if (text.length > MAX_IMPORT_CHARS) return wrong('It is larger than 8 MiB.');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const other = otherProduct(firstLine(text));
    if (other !== null) return wrong(notOurs(other));
    return wrong(text.trim() === '' ? 'It is empty.' : `This is no JSON: ${reasonOf(error, text)}`);
  }
  const many = listOf(json);
  if (many === null) return [{ key: from, from, result: readOne(json, '') }];
  if (many.items.length === 0) return wrong('There is no dashboard in it.', many.path);
  if (many.items.length > MAX_IMPORTED)
    return wrong(
      `It holds ${many.items.length} dashboards; ${MAX_IMPORTED} at most can be read at once.`,
      many.path,
    );
  return many.items.map((item, at) => {
    const place = many.path === '' ? String(at) : `${many.path}.${at}`;
    return { key: `${from} ${at}`, from: `${from} · ${at + 1}`, result: readOne(item, place) };
  });
}

const placedSchema = z.strictObject({
  folder: z.string().max(200).default(''),
  tags: z.array(z.string().min(1).max(40)).max(20).default([]),
  document: z.unknown(),
});

function readOne(json: unknown, path: string): ImportCandidate['result'] {
  const other = otherProduct(json);
  if (other !== null) return { problems: [{ path, message: notOurs(other) }] };
  const isPlaced = isObject(json) && 'document' in json && !('format' in json);
  const placed = placedSchema.safeParse(isPlaced ? json : { document: json });
  const read = readDashboard(isPlaced ? json.document : json);
  const at = isPlaced ? joined(path, 'document') : path;
  const problems = [
    ...('problems' in read ? read.problems : []).map(({ path: place, message }) => ({
      path: joined(at, place),
      message,
    })),
    ...(placed.error?.issues ?? []).map((issue) => ({
      path: joined(path, issue.path.join('.')),
      message: issue.message,
    })),
  ];
  if ('problems' in read || !placed.success) return { problems };
  return { document: read.document, folder: placed.data.folder, tags: placed.data.tags };
}

function notOurs(product: string): string {
  return `This is a dashboard of ${product}, which cannot be read here. Make a new dashboard, and build its panels with “Add panel”, or with “Add to dashboard” on Logs and Traces.`;
}

/** Of JSON lines, as Kibana exports them. */
function firstLine(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().split('\n', 1)[0] ?? '');
  } catch {
    return null;
  }
}

function listOf(json: unknown): { items: unknown[]; path: string } | null {
  if (Array.isArray(json)) return { items: json, path: '' };
  if (isObject(json) && !('format' in json) && Array.isArray(json.dashboards))
    return { items: json.dashboards, path: 'dashboards' };
  return null;
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function joined(path: string, rest: string): string {
  return [path, rest].filter((part) => part !== '').join('.');
}

/** What the engine says, with the line: engines name only the position, or nothing. */
function reasonOf(error: unknown, text: string): string {
  const said = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(said)?.[1];
  if (position === undefined || /\bline \d+/.test(said)) return said;
  const before = text.slice(0, Number(position)).split('\n');
  return `${said} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
}
