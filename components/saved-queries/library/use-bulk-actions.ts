'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import type { SavedBulk, SavedBulkAction } from '@/lib/contracts/saved-bulk';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { changeMany } from './bulk-api';
import { refreshThings } from './library-api';
import { thingKey } from './thing-of';

const TOLD_MS = 10_000;

/** What could not be done, by name and with the reason. */
export interface BulkProblems {
  title: string;
  items: readonly { key: string; name: string; message: string }[];
}

interface Words {
  /** `Moved 3 to “fab”`. */
  done: (count: number) => string;
  /** `moved`: what was not done. */
  verb: string;
  description?: string;
}

/** What is done with several chosen things at once. */
export function useBulkActions(onDone: (keys: readonly string[]) => void) {
  const client = useQueryClient();
  const [problems, setProblems] = useState<BulkProblems | null>(null);
  const [busy, setBusy] = useState(false);

  const tell = (title: string, items: BulkProblems['items']) =>
    setProblems(items.length === 0 ? null : { title, items });

  const send = async (things: readonly SavedThing[], asked: SavedBulk['things'], action: SavedBulkAction) => {
    setBusy(true);
    const names = new Map(things.map((thing) => [thingKey(thing), thing.name]));
    const { done, failed } = await changeMany(asked, action);
    await refreshThings(client);
    setBusy(false);
    const items = failed.map((one) => {
      const key = thingKey(one);
      return { key, name: names.get(key) ?? one.id, message: one.message };
    });
    return { done, items };
  };

  /** Does it with all, tells what was not done, and leaves that chosen. */
  const run = async (things: readonly SavedThing[], action: SavedBulkAction, words: Words): Promise<void> => {
    const { done, items } = await send(things, things.map(refOf), action);
    tell(`${items.length} of ${things.length} ${were(items.length)} not ${words.verb}`, items);
    onDone(done.map(thingKey));
    if (done.length === 0) return;
    const undone = undoOf(action, done);
    toast(words.done(done.length), {
      ...(words.description ? { description: words.description } : {}),
      ...(undone
        ? {
            duration: TOLD_MS,
            action: { label: 'Undo', onClick: () => void undo(things, undone) },
          }
        : {}),
    });
  };
  const undo = async (things: readonly SavedThing[], { things: asked, action }: SavedBulk): Promise<void> => {
    const { done, items } = await send(things, asked, action);
    const title = `${items.length} of ${asked.length} ${were(items.length)} not put back`;
    tell(title, items);
    // The list that it was chosen in may be gone by now, and its own words with it.
    const [first] = items;
    if (first) toast.error(title, { description: `${first.name}: ${first.message}`, duration: TOLD_MS });
    if (done.length > 0) toast(`Put ${done.length} back`);
  };
  return { run, busy, problems, tell, dismiss: () => setProblems(null) };
}

function refOf({ kind, id }: SavedThing) {
  return { kind, id };
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}

/** What takes it back; null: nothing does. */
function undoOf(
  action: SavedBulkAction,
  done: Awaited<ReturnType<typeof changeMany>>['done'],
): SavedBulk | null {
  if (action.do === 'trash')
    return { things: done.map(({ kind, id }) => ({ kind, id })), action: { do: 'restore' } };
  // Only what was changed goes back: what was changed besides meanwhile stays.
  const things = done.flatMap(({ kind, id, before }) => {
    if (before === null) return [];
    const { folder, tags, pinned } = before;
    const place = action.do === 'move' ? { folder } : action.do === 'tag' ? { tags } : { pinned };
    return [{ kind, id, place }];
  });
  return things.length > 0 ? { things, action: { do: 'place' } } : null;
}
