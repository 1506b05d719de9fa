import { readyMadeBoards } from '../boards/ready-made-boards';
import type { RequestContext } from '../contracts/context';
import type { SavedThing, SavedThings, SavedThingsQuery } from '../contracts/saved-things';
import { readDashboardTexts } from '../store/metadata/dashboards';
import { readReadyChoices } from '../store/metadata/ready-dashboards';
import { readSavedQueriesById } from '../store/metadata/saved-queries';
import { findSavedThings, type ReadyThing } from '../store/metadata/saved-things';
import { documentTexts, type SearchedText } from './document-texts';
import { matchedTexts } from './matched-texts';
import { readWordsOfUnread } from './read-unread-queries';
import { searchedText } from './saved-query-words';
import { placeWords, tsqueryOf } from './search-text';
import { documentColumns } from './stored-document';
import { wordsAsked } from './words-of';

/** A page's: a tenth of a second. */
const EXCERPT_CHARS = 500_000;

/** A thing and the texts it is searched by, without where they matched. */
type Found = Omit<SavedThing, 'matched' | 'openedAt'> & { texts: SearchedText[] };

/** Saved queries and dashboards that have all words that are looked for, as somebody types. */
export async function listSavedThings(ctx: RequestContext, query: SavedThingsQuery): Promise<SavedThings> {
  const started = performance.now();
  const asked = wordsAsked(query.q);
  const { editor = '', trash = false, q, ...rest } = query;
  await readWordsOfUnread(ctx.tenantId);
  const found = await findSavedThings(ctx.tenantId, {
    ...rest,
    trash,
    editor,
    beginnings: tsqueryOf(asked, 'beginnings'),
    words: tsqueryOf(asked, 'words'),
    text: q.trim(),
    ready: await readyThings(ctx),
  });
  const budget = { left: EXCERPT_CHARS };
  const things = await thingsOf(ctx, found.page, trash);
  return {
    things: found.page.flatMap(({ kind, id, openedAt }) => {
      const thing = things.get(`${kind} ${id}`);
      // Deleted for good between the two reads.
      if (!thing) return [];
      const { texts, ...shown } = thing;
      return {
        ...shown,
        openedAt: openedAt === null ? null : new Date(openedAt).toISOString(),
        matched: matchedTexts(thing, texts, asked, budget),
      };
    }),
    total: found.total,
    folders: found.folders,
    tags: found.tags,
    tookMs: performance.now() - started,
  };
}

/** They are the same as long as the process runs. */
let readyWords: Map<string, string> | undefined;

function wordsOfReady(id: string): string {
  readyWords ??= new Map(
    readyMadeBoards.map(({ id, document, tags }) => [
      id,
      `${documentColumns(document).words} ${placeWords('', tags)}`,
    ]),
  );
  return readyWords.get(id) ?? '';
}

async function readyThings(ctx: RequestContext): Promise<ReadyThing[]> {
  const choices = await readReadyChoices(ctx.tenantId);
  return readyMadeBoards.map(({ id, document, tags }) => ({
    id,
    name: document.name,
    tags: [...tags],
    pinned: choices.get(id)?.pinned ?? false,
    found: wordsOfReady(id),
  }));
}

async function thingsOf(
  ctx: RequestContext,
  page: readonly { kind: 'query' | 'dashboard'; id: string }[],
  trash: boolean,
): Promise<Map<string, Found>> {
  const idsOf = (kind: string) => page.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const [queries, dashboards] = await Promise.all([
    readSavedQueriesById(ctx.tenantId, idsOf('query'), { trash }),
    readDashboardTexts(ctx.tenantId, idsOf('dashboard'), { trash }),
  ]);
  const things: Found[] = [
    ...queries.map((saved) => ({
      ...saved,
      kind: 'query' as const,
      builtIn: false,
      panels: null,
      version: null,
      texts: [{ where: 'query' as const, title: '', text: searchedText(saved.search) }],
    })),
    ...dashboards.map((row) => ({
      kind: 'dashboard' as const,
      id: row.id,
      name: row.name,
      description: row.description,
      folder: row.folder,
      tags: row.tags,
      pinned: row.pinned,
      builtIn: false,
      path: null,
      search: null,
      panels: row.panels,
      version: row.version,
      updatedAt: row.updatedAt.toISOString(),
      deletedAt: row.deletedAt?.toISOString() ?? null,
      texts: JSON.parse(row.texts) as SearchedText[],
    })),
    ...(trash ? [] : await readyFound(ctx)),
  ];
  return new Map(things.map((thing) => [`${thing.kind} ${thing.id}`, thing]));
}

async function readyFound(ctx: RequestContext): Promise<Found[]> {
  const choices = await readReadyChoices(ctx.tenantId);
  return readyMadeBoards.map(({ id, document, tags }) => ({
    kind: 'dashboard' as const,
    id,
    name: document.name,
    description: document.description,
    folder: '',
    tags: [...tags],
    pinned: choices.get(id)?.pinned ?? false,
    builtIn: true,
    path: null,
    search: null,
    panels: document.panels.length,
    version: 1,
    updatedAt: null,
    deletedAt: null,
    texts: documentTexts(document),
  }));
}
