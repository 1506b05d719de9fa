'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { useAttempt } from '../use-attempt';
import { changeThing } from './change-thing';
import { deleteThing, patchThings, refreshThings, restoreThing, type ThingChange } from './library-api';
import { type ThingRef, thingKey } from './thing-of';

const TOLD_MS = 8_000;

/** What can be done with a kept thing from a list: shown at once, taken back with the reason when it is refused. */
export function useThingActions() {
  const client = useQueryClient();
  const attempt = useAttempt(refreshThings);
  const replace = (thing: ThingRef, by: (thing: SavedThing) => SavedThing | null) => {
    const key = thingKey(thing);
    patchThings(client, (other) => (thingKey(other) === key ? by(other) : other));
  };

  const change = (thing: ThingRef, to: ThingChange) => {
    replace(thing, (other) => ({ ...other, ...to }));
    return attempt(() => changeThing(thing, to), `“${thing.name}” was not changed`);
  };
  const restore = async (thing: ThingRef) => {
    replace(thing, () => null);
    if (await attempt(() => restoreThing(thing), `“${thing.name}” was not restored`))
      toast(`Restored “${thing.name}”`);
  };
  const remove = async (thing: ThingRef) => {
    replace(thing, () => null);
    if (!(await attempt(() => deleteThing(thing), `“${thing.name}” was not deleted`))) return;
    toast(`Deleted “${thing.name}”`, {
      description: 'It stays in the trash for 30 days.',
      duration: TOLD_MS,
      action: { label: 'Undo', onClick: () => void restore(thing) },
    });
  };
  const removeForGood = (thing: ThingRef) => {
    replace(thing, () => null);
    return attempt(() => deleteThing(thing, true), `“${thing.name}” was not deleted`);
  };
  return { change, restore, remove, removeForGood };
}

export type ThingActions = ReturnType<typeof useThingActions>;
