import type { Cluster } from './cluster';
import { coveringWord } from './covering-word';
import { joinClusters } from './join-clusters';
import { shapeHashes } from './shape-hashes';
import type { Tally } from './tally';
import { ALL_VARIABLES, VARIABLE } from './variable-mark';

/** So many different words at one place, all else equal, are values of a variable. Fewer are states worth telling apart. */
const MIN_VALUES = 5;
/** Names with a number (`node-a<*>`, `node-b<*>`) are names of things of one kind. */
const MIN_NUMBERED = 3;
const NUMBERED = new RegExp(`\\p{L}${VARIABLE.name}`, 'u');
/** At the front stands the word that tells kinds of lines apart; and one constant alone is little to go by. */
const CAUTIOUS = 2;
const MAX_ROUNDS = 6;
/** Two places at once cost words² a cluster. */
const MAX_PAIR_WORDS = 24;
const MAX_PAIR_CLUSTERS = 1_000;
const WORD = /\p{L}{2}/u;

/** Clusters that differ at these places only. */
interface Family<Stats> {
  places: readonly number[];
  members: Cluster<Stats>[];
}

/**
 * Joins clusters that differ in one word (or two) only, where it takes many values. What is joined follows from the
 * order of the clusters alone. Bounded: clusters × words, a few times over.
 */
export function mergeClusters<Stats>(
  clusters: readonly Cluster<Stats>[],
  tally: Tally<Stats>,
): Cluster<Stats>[] {
  const alive = new Set(clusters);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const merged =
      mergeFamilies(alive, 1, tally) || (alive.size <= MAX_PAIR_CLUSTERS && mergeFamilies(alive, 2, tally));
    if (!merged) break;
  }
  return [...alive];
}

function mergeFamilies<Stats>(alive: Set<Cluster<Stats>>, apart: 1 | 2, tally: Tally<Stats>): boolean {
  const ripe = familiesOf(alive, apart)
    .filter(isOnePattern)
    .sort((a, b) => b.members.length - a.members.length);
  let merged = false;
  for (const { places, members } of ripe) {
    // Another family may have taken some of them, and changed their words.
    const left = {
      places,
      members: members.filter((cluster) => alive.has(cluster) && sameElsewhere(cluster, members[0], places)),
    };
    if (left.members.length < 2 || !isOnePattern(left)) continue;
    joinClusters(left.members, places, tally);
    for (const gone of left.members.slice(1)) alive.delete(gone);
    merged = true;
  }
  return merged;
}

function familiesOf<Stats>(clusters: Iterable<Cluster<Stats>>, apart: 1 | 2): Family<Stats>[] {
  const families = new Map<number, Family<Stats>>();
  for (const cluster of clusters) {
    if (apart === 2 && cluster.keys.length > MAX_PAIR_WORDS) continue;
    for (const { hash, places } of shapeHashes(cluster, apart)) {
      const family = families.get(hash);
      if (family === undefined) families.set(hash, { places, members: [cluster] });
      else family.members.push(cluster);
    }
  }
  return [...families.values()].filter(({ members }) => members.length > 1);
}

function isOnePattern<Stats>({ places, members }: Family<Stats>): boolean {
  const first = members[0];
  if (first === undefined || members.length < 2) return false;
  const constants = first.keys.filter(
    (key, at) => !places.includes(at) && WORD.test(key.replace(ALL_VARIABLES, '')),
  ).length;
  const inFront = places.includes(0);
  if (constants < places.length) return false;
  if (places.length === 1 && (!inFront || constants > 1)) {
    if (coveringWord(members.map(({ keys }) => keys[places[0] ?? 0] ?? '')) !== null) return true;
  }
  const cautious = inFront || constants < 2 || places.length > 1;
  const numbered = members.every(({ keys }) => NUMBERED.test(keys[places[0] ?? 0] ?? ''));
  const need = (numbered ? MIN_NUMBERED : MIN_VALUES) * (cautious ? CAUTIOUS : 1);
  return places.every((place) => new Set(members.map(({ keys }) => keys[place])).size >= need);
}

function sameElsewhere<Stats>(
  one: Cluster<Stats>,
  other: Cluster<Stats> | undefined,
  places: readonly number[],
): boolean {
  return (
    other !== undefined &&
    one.keys.length === other.keys.length &&
    one.keys.every((key, at) => places.includes(at) || key === other.keys[at])
  );
}
