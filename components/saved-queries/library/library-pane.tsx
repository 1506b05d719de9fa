'use client';

import { type ReactNode, useMemo, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { ErrorState } from '@/components/ui/error-state';
import { Segmented } from '@/components/ui/segmented';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { RenameForm } from '../rename-form';
import { BulkPane } from './bulk-pane';
import { DetailsDialog } from './details-dialog';
import { LibraryList, type LibraryListHandle } from './library-list';
import { LibraryNav } from './library-nav';
import { LoadingThings } from './loading-things';
import { NothingHere } from './nothing-here';
import { RowBox } from './row-box';
import { SearchField } from './search-field';
import { ThingButtons } from './thing-buttons';
import { thingKey } from './thing-of';
import { ThingRow } from './thing-row';
import { TrashButtons } from './trash-buttons';
import { useChosen } from './use-chosen';
import type { Library } from './use-library';
import { useThingActions } from './use-thing-actions';

interface LibraryPaneProps {
  library: Library;
  /** Names the list: `Saved queries and dashboards`. */
  label: string;
  withKinds: boolean;
  /** Where nothing was kept so far. */
  empty: ReactNode;
}

const SHELVES = [
  { value: 'all', label: 'All' },
  { value: 'pinned', label: 'Pinned' },
  { value: 'recent', label: 'Recent' },
  { value: 'trash', label: 'Trash' },
] as const;
const KINDS = [
  { value: 'all', label: 'Both' },
  { value: 'query', label: 'Queries' },
  { value: 'dashboard', label: 'Dashboards' },
] as const;

/** Kept things with their folders and tags, searched as one types. Fills the height that is left. */
export function LibraryPane({ library, label, withKinds, empty }: LibraryPaneProps) {
  const { state, choose, asked, entries, folders, tags } = library;
  const actions = useThingActions();
  const list = useRef<LibraryListHandle>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [edited, setEdited] = useState<SavedThing | null>(null);
  const things = useMemo(
    () => entries.flatMap((entry) => ('thing' in entry ? [entry.thing] : [])),
    [entries],
  );
  const keys = useMemo(() => things.map(thingKey), [things]);
  const chosen = useChosen(keys);

  const buttonsOf = (thing: SavedThing) =>
    thing.deletedAt !== null ? (
      <TrashButtons
        name={thing.name}
        onRestore={() => void actions.restore(thing)}
        onPurge={() => void actions.removeForGood(thing)}
      />
    ) : (
      <ThingButtons
        thing={thing}
        actions={actions}
        onRename={() => setRenaming(thingKey(thing))}
        onDetails={() => setEdited(thing)}
      />
    );
  const nameFieldOf = (thing: SavedThing) =>
    renaming === thingKey(thing) ? (
      <RenameForm
        name={thing.name}
        onCancel={() => setRenaming(null)}
        onRename={(name) => {
          setRenaming(null);
          if (name !== thing.name) void actions.change(thing, { name });
        }}
      />
    ) : undefined;
  const none = asked.data !== undefined && entries.length === 0;
  const isBare = state.show === 'all' && state.folder === '' && state.tag === null && !library.searched;
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <SearchField
          label="Search names, tags, queries, panels"
          value={state.q}
          onChange={library.search}
          onLeave={() => list.current?.focusFirst()}
        />
        <Segmented label="Show" value={state.show} options={SHELVES} onChange={(show) => choose({ show })} />
        {withKinds ? (
          <Segmented label="Kind" value={state.kind} options={KINDS} onChange={(kind) => choose({ kind })} />
        ) : null}
      </div>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        {folders.length === 0 && tags.length === 0 ? null : (
          <LibraryNav
            folders={folders}
            folder={state.folder}
            tags={tags}
            tag={state.tag}
            onFolder={(folder) => choose({ folder })}
            onTag={(tag) => choose({ tag })}
          />
        )}
        <div className={cn('flex min-h-0 min-w-0 flex-1 flex-col', library.stale && 'stale')}>
          {asked.data === undefined ? (
            asked.error ? (
              <ErrorState
                title="The list could not be read"
                error={asked.error}
                retry={() => void asked.refetch()}
              />
            ) : (
              <LoadingThings />
            )
          ) : none && isBare && state.kind === 'all' ? (
            empty
          ) : none ? (
            <NothingHere library={library} />
          ) : (
            <LibraryList
              ref={list}
              label={label}
              entries={entries}
              keyOf={thingKey}
              chosen={chosen}
              onEnd={library.loadMore}
              renderRow={(thing) => (
                <ThingRow
                  thing={thing}
                  onFolder={(folder) => choose({ folder })}
                  onTag={(tag) => choose({ tag })}
                  isChosen={chosen.chosen.has(thingKey(thing))}
                  box={(icon) => (
                    <RowBox
                      name={thing.name}
                      checked={chosen.chosen.has(thingKey(thing))}
                      anyChosen={chosen.chosen.size > 0}
                      onChange={(isStretch) =>
                        isStretch ? chosen.extend(null, thingKey(thing)) : chosen.toggle(thingKey(thing))
                      }
                    >
                      {icon}
                    </RowBox>
                  )}
                  nameField={nameFieldOf(thing)}
                >
                  {buttonsOf(thing)}
                </ThingRow>
              )}
            />
          )}
        </div>
      </div>
      <BulkPane
        key={state.show}
        things={things}
        chosen={chosen}
        onGone={() => list.current?.focusSeen()}
        inTrash={state.show === 'trash'}
        knownFolders={folders.map(({ path }) => path)}
        knownTags={tags.map(({ tag }) => tag)}
      />
      {edited ? (
        <DetailsDialog
          title={`Details of “${edited.name}”`}
          action="Save"
          details={{ ...edited }}
          knownFolders={folders.map(({ path }) => path)}
          knownTags={tags.map(({ tag }) => tag)}
          onSave={(details) => actions.change(edited, changed(edited, details))}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

/** Only what was changed is sent, so that nothing else is overwritten. */
function changed<Details extends object>(before: Details, after: Partial<Details>): Partial<Details> {
  const entries = Object.entries(after) as [keyof Details, unknown][];
  return Object.fromEntries(
    entries.filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value)),
  ) as Partial<Details>;
}
