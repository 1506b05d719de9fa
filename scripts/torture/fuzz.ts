import { fuzzTargets } from './fuzz-targets';
import { mutate, randomNumbers } from './mutate';
import type { WireServer } from './wire-server';

const WORKERS = 8;
const MAX_GROWTH_BYTES = 200 * 1024 * 1024;

export interface FuzzResult {
  bodies: number;
  /** Answers by status. */
  statuses: Map<number, number>;
  /** Memory after a collection, before and after, in bytes. */
  memory: [number, number];
  wrong: string[];
}

/** Sends broken bodies to every endpoint: none may crash the server, be answered with a failure, or make it grow. */
export async function fuzz(server: WireServer, bodies: number): Promise<FuzzResult> {
  const targets = fuzzTargets(server.ports);
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const crashes = server.crashes;
  let next = 0;
  const run = async (until: number) => {
    while (next < until) {
      const turn = next++;
      const target = targets[turn % targets.length];
      if (!target) return;
      const random = randomNumbers(turn);
      const seed = target.seeds[Math.floor(random() * target.seeds.length)] ?? Buffer.alloc(0);
      const body = turn < targets.length ? Buffer.from(seed) : mutate(seed, random);
      const answer = await target.send(body);
      statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
      if (answer === null) wrong.push(`${target.name} #${turn}: no answer`);
      else if (answer.status >= 500)
        wrong.push(
          `${target.name} #${turn}: ${answer.status} ${answer.text.slice(0, 200)} for ${shown(body)}`,
        );
      else if (turn < targets.length && answer.status >= 300)
        wrong.push(
          `${target.name}: its good body was answered ${answer.status} ${answer.text.slice(0, 200)}`,
        );
    }
  };
  const all = async (until: number) => await Promise.all(Array.from({ length: WORKERS }, () => run(until)));
  // Code is compiled, caches are filled and pools are opened first.
  await all(Math.min(bodies, 1_000));
  const before = await server.residentBytes();
  await all(bodies);
  const after = await server.residentBytes();
  if (after - before > MAX_GROWTH_BYTES)
    wrong.push(`memory grew by ${Math.round((after - before) / 1e6)} MB`);
  if (server.crashes > crashes) wrong.push('the server ended by itself');
  return { bodies, statuses, memory: [before, after], wrong };
}

function shown(body: Buffer): string {
  return body.length > 2_000 ? `${body.length} bytes` : JSON.stringify(body.toString('latin1'));
}
