import { yieldEventLoop } from '../store/write/yield-event-loop';
import type { Candidate, FieldedRow } from './differing-values';
import { meetingLogs } from './meeting-logs';

export interface RankedDifference {
  candidate: Candidate;
  /** Log-likelihood ratio G². Source: T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993. */
  score: number;
  /** How many times as frequent as in the rest; null: only in the part. */
  lift: number | null;
  /** Conditions that hold for nearly the same logs. */
  same: Candidate[];
}

/** Thousands of values are compared: fewer than one in ten thousand falls above this by chance. */
const LEAST_SCORE = 15;
const LEAST_LIFT = 1.2;
const LEAST_UNITS = 4;
const LEAST_SHARE = 0.01;
/** So many of the surest are told apart log by log. */
const COMPARED = 120;
/** Two conditions say the same when they share this much of the logs of either. */
const SAME = 0.95;
const DETAIL = 0.25;
const WITHIN = 0.85;

/** 1 at the index of each log, those of the part first; and how many are in the part and in all. */
interface LogSet {
  logs: Uint8Array;
  part: number;
  all: number;
}

/**
 * What is more frequent in the part than in the rest, the surest first; conditions that say the same are one. Other
 * requests run in between.
 */
export async function rankDifferences(
  candidates: readonly Candidate[],
  part: readonly FieldedRow[],
  rest: readonly FieldedRow[],
  limit: number,
): Promise<RankedDifference[]> {
  const sure = bestBounds(
    candidates.flatMap((candidate) => {
      const { score, lift } = judge(candidate, part.length, rest.length);
      const { logs, units } = candidate.part;
      const frequent = units >= LEAST_UNITS && logs >= LEAST_SHARE * part.length;
      const over = score >= LEAST_SCORE && (lift === null || lift >= LEAST_LIFT);
      return frequent && over ? [{ candidate, score, lift }] : [];
    }),
  )
    .sort((a, b) => b.score - a.score || b.candidate.part.logs - a.candidate.part.logs || order(a) - order(b))
    .slice(0, COMPARED);
  const sets = await meetingLogs(
    sure.map(({ candidate }) => candidate),
    [...part, ...rest],
  );
  const groups: (RankedDifference & { set: LogSet })[] = [];
  for (const [index, logs] of sets.entries()) {
    const one = sure[index];
    if (!one) continue;
    await yieldEventLoop();
    const { candidate } = one;
    const set = { logs, part: candidate.part.logs, all: candidate.part.logs + candidate.rest.logs };
    const known = groups.map((group) => ({ group, ...shared(set.logs, group.set.logs, part.length) }));
    const same = known.find(({ group, all }) => all >= SAME * (set.all + group.set.all - all));
    if (same) same.group.same.push(candidate);
    else if (!known.some((other) => isDetailOf(set, other.group.set, other.part))) {
      groups.push({ ...one, same: [], set });
    }
  }
  return groups.slice(0, limit).map(({ set: _, ...group }) => group);
}

/** A small piece of something surer (one pod of a failing service) is found by going into that. */
function isDetailOf(set: LogSet, of: LogSet, sharedInPart: number): boolean {
  return set.part < DETAIL * of.part && sharedInPart >= WITHIN * set.part;
}

/** How many logs are in both. */
function shared(a: Uint8Array, b: Uint8Array, partLogs: number): { part: number; all: number } {
  let [part, all] = [0, 0];
  for (let index = 0; index < a.length; index++) {
    if (a[index] === 0 || b[index] === 0) continue;
    all++;
    if (index < partLogs) part++;
  }
  return { part, all };
}

/** Of the bounds of one field only the surest says something new. */
function bestBounds<One extends { candidate: Candidate; score: number }>(all: readonly One[]): One[] {
  const best = new Map<string, One>();
  const others: One[] = [];
  for (const one of all) {
    const { kind, name, test } = one.candidate;
    if ('is' in test) {
      others.push(one);
      continue;
    }
    const key = `${kind} ${name}`;
    const known = best.get(key);
    if (!known || one.score > known.score) best.set(key, one);
  }
  return [...others, ...best.values()];
}

/** Logs of one unit speak for each other: the score shrinks to the number of units. */
function judge({ part, rest }: Candidate, partLogs: number, restLogs: number) {
  const [a, b] = [part.logs, rest.logs];
  const all = partLogs + restLogs;
  const having = a + b;
  const cell = (seen: number, expected: number) => (seen > 0 ? seen * Math.log(seen / expected) : 0);
  const score =
    2 *
    (cell(a, (having * partLogs) / all) +
      cell(b, (having * restLogs) / all) +
      cell(partLogs - a, ((all - having) * partLogs) / all) +
      cell(restLogs - b, ((all - having) * restLogs) / all));
  const lift = b === 0 ? null : a / partLogs / (b / restLogs);
  return { score: (score * part.units) / Math.max(1, a), lift };
}

/** Built-in names first among equals: people know them. */
function order({ candidate }: { candidate: Candidate }): number {
  return { builtin: 0, attribute: 1, resource: 2 }[candidate.kind];
}
