'use client';

import { Folder } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { describeSearch } from '../saved-query-links';
import { MarkedText } from './marked-text';
import { RowChip } from './row-chip';
import { thingFacts } from './thing-facts';
import { thingHref } from './thing-href';
import { ThingIcon } from './thing-icon';

interface ThingRowProps {
  thing: SavedThing;
  onFolder: (folder: string) => void;
  onTag: (tag: string) => void;
  /** The box that chooses it, around its icon. */
  box: (icon: ReactNode) => ReactNode;
  isChosen: boolean;
  /** In place of the link, while the name is written. */
  nameField?: ReactNode;
  /** Buttons at the end. */
  children: ReactNode;
}

const SHOWN_TAGS = 3;

/** One kept thing: its name opens it, folder and tags narrow the list to their like. */
export function ThingRow({ thing, onFolder, onTag, box, isChosen, nameField, children }: ThingRowProps) {
  const format = useTimeFormat();
  const { matched, deletedAt } = thing;
  // Those that were looked for come first.
  const tags = [...matched.tags, ...thing.tags.filter((tag) => !matched.tags.includes(tag))];
  const [shown, more] = [tags.slice(0, SHOWN_TAGS), tags.slice(SHOWN_TAGS)];
  const name = <MarkedText text={thing.name} marks={matched.name} />;
  const code = thing.kind === 'query' ? describeSearch(thing.search ?? '') || 'everything' : '';
  return (
    <div
      className={cn(
        'group relative flex min-h-14 items-center gap-3 border-line border-b px-4 py-2 focus-within:bg-hover hover:bg-hover',
        isChosen && 'bg-selected focus-within:bg-selected hover:bg-selected',
      )}
    >
      {box(<ThingIcon thing={thing} />)}
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-2">
          {nameField ??
            (deletedAt === null ? (
              <Link
                href={thingHref(thing)}
                prefetch={false}
                data-row
                title={thing.name}
                className="min-w-0 truncate font-medium after:absolute after:inset-0 focus-visible:-outline-offset-2"
              >
                {name}
              </Link>
            ) : (
              <span className="min-w-0 truncate font-medium">{name}</span>
            ))}
          {thing.folder === '' && thing.tags.length === 0 ? null : (
            // Room for the ring of a focused chip, which is cut otherwise.
            <span className="-my-1 flex min-w-0 items-center gap-2 overflow-hidden px-0.5 py-1 max-sm:hidden">
              {thing.folder === '' ? null : (
                <RowChip
                  label={`Folder ${thing.folder}`}
                  className="shrink"
                  onClick={() => onFolder(thing.folder)}
                >
                  <Folder aria-hidden />
                  <span className="truncate">
                    <MarkedText text={thing.folder} marks={matched.folder} />
                  </span>
                </RowChip>
              )}
              {shown.map((tag) => (
                <RowChip key={tag} label={`Tag ${tag}`} className="shrink" onClick={() => onTag(tag)}>
                  <span className="truncate">{matched.tags.includes(tag) ? <mark>{tag}</mark> : tag}</span>
                </RowChip>
              ))}
              {more.length === 0 ? null : (
                <span className="relative shrink-0 text-2xs text-muted" title={more.join(', ')}>
                  +{more.length}
                </span>
              )}
            </span>
          )}
        </div>
        <p className="truncate text-muted text-xs">
          {thingFacts(thing, format.zone)}
          {thing.folder === '' ? null : (
            <span className="sm:hidden">
              <Dot />
              {thing.folder}
            </span>
          )}
          {code === '' || matched.excerpts.some(({ where }) => where === 'query') ? null : (
            <>
              <Dot />
              <span className="font-mono">{code}</span>
            </>
          )}
          {thing.description === '' ? null : (
            <>
              <Dot />
              <MarkedText text={thing.description} marks={matched.description} />
            </>
          )}
        </p>
        {matched.excerpts.map(({ where, title, text, marks }) => (
          <p key={`${where} ${title} ${text}`} className="truncate text-muted text-xs">
            {title === '' ? null : <span className="pr-1.5">{title}:</span>}
            <span className={where === 'query' ? 'font-mono' : undefined}>
              <MarkedText text={text} marks={marks} />
            </span>
          </p>
        ))}
      </div>
      <span className="shrink-0 text-muted text-xs max-md:hidden" suppressHydrationWarning>
        {deletedAt !== null
          ? `Deleted ${format.dateTime(deletedAt, 's')}`
          : thing.updatedAt === null
            ? ''
            : format.dateTime(thing.updatedAt, 's')}
      </span>
      <div className="relative flex shrink-0">{children}</div>
    </div>
  );
}

function Dot() {
  return <span className="px-1.5 text-faint">·</span>;
}
