'use client';

import { Folder, FolderOpen, FolderX, Layers, Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { FolderNode } from './folder-tree';

interface LibraryNavProps {
  folders: readonly FolderNode[];
  /** The chosen one; '' is everything, `/` what lies in none. */
  folder: string;
  tags: readonly { tag: string; count: number }[];
  tag: string | null;
  onFolder: (folder: string) => void;
  onTag: (tag: string | null) => void;
}

const SHOWN_TAGS = 40;
/** As the API names it. */
const NO_FOLDER = '/';

/** Folders as a tree and tags, beside the list; on a phone a row of chips above it. */
export function LibraryNav({ folders, folder, tags, tag, onFolder, onTag }: LibraryNavProps) {
  return (
    <nav
      aria-label="Folders and tags"
      className="flex shrink-0 gap-1 max-md:overflow-x-auto max-md:border-line max-md:border-b max-md:px-3 max-md:py-2 md:w-56 md:flex-col md:overflow-y-auto md:border-line md:border-r md:p-2"
    >
      <NavButton active={folder === ''} count={null} onClick={() => onFolder('')}>
        <Layers aria-hidden />
        <span className="truncate">All folders</span>
      </NavButton>
      {folders.map((node) => (
        <NavButton
          key={node.path}
          active={folder === node.path}
          count={node.count}
          depth={node.depth}
          label={`Folder ${node.path}`}
          onClick={() => onFolder(folder === node.path ? '' : node.path)}
        >
          {folder === node.path ? <FolderOpen aria-hidden /> : <Folder aria-hidden />}
          <span className="truncate md:hidden">{node.path}</span>
          <span className="truncate max-md:hidden">{node.name}</span>
        </NavButton>
      ))}
      {folders.length === 0 ? null : (
        <NavButton
          active={folder === NO_FOLDER}
          count={null}
          onClick={() => onFolder(folder === NO_FOLDER ? '' : NO_FOLDER)}
        >
          <FolderX aria-hidden />
          <span className="truncate">In no folder</span>
        </NavButton>
      )}
      {tags.length === 0 ? null : <h2 className="px-2 pt-3 pb-1 text-muted text-xs max-md:sr-only">Tags</h2>}
      {tags.slice(0, SHOWN_TAGS).map((known) => (
        <NavButton
          key={`tag ${known.tag}`}
          active={tag === known.tag}
          count={known.count}
          label={`Tag ${known.tag}`}
          onClick={() => onTag(tag === known.tag ? null : known.tag)}
        >
          <Tag aria-hidden />
          <span className="truncate">{known.tag}</span>
        </NavButton>
      ))}
      {tags.length > SHOWN_TAGS ? (
        <p className="px-2 text-muted text-xs max-md:hidden">
          {tags.length - SHOWN_TAGS} rarer tags: search for them by name
        </p>
      ) : null}
    </nav>
  );
}

interface NavButtonProps {
  active: boolean;
  count: number | null;
  depth?: number;
  /** Read aloud with the count. */
  label?: string;
  onClick: () => void;
  children: ReactNode;
}

function NavButton({ active, count, depth = 0, label, onClick, children }: NavButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={active}
      {...(label ? { 'aria-label': `${label}, ${count}` } : {})}
      onClick={onClick}
      style={{ ['--depth' as string]: depth }}
      className={cn(
        'flex h-7 min-w-0 shrink-0 items-center gap-2 rounded-md text-muted text-sm transition-colors hover:bg-hover hover:text-text aria-pressed:bg-selected aria-pressed:text-text [&_svg]:size-3.5 [&_svg]:shrink-0',
        'max-md:max-w-56 max-md:border max-md:border-line max-md:px-2',
        'md:pr-2 md:pl-[calc(8px+var(--depth)*14px)]',
      )}
    >
      {children}
      {count === null ? null : <span className="ml-auto pl-1 text-faint text-xs">{count}</span>}
    </button>
  );
}
