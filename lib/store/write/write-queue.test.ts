import { describe, expect, it } from 'vitest';
import type { WriteOutcome } from '../../contracts/write-batch';
import { type QueueLimits, WriteQueue } from './write-queue';

const limits: QueueLimits = {
  writers: 1,
  groupRecords: 100,
  groupBytes: 1_000_000,
  capacityRecords: 250,
  capacityBytes: 1_000_000,
};
const sized = (records: number) => ({ ends: { length: records }, rows: { length: records * 10 } });
const outcome = (stored: number): WriteOutcome => ({
  stored,
  duplicates: 0,
  duplicateBatch: false,
  rejected: [],
});

/** A queue whose groups are committed by hand. */
function queueByHand(over: Partial<QueueLimits> = {}) {
  const groups: { records: number[]; commit: () => void; fail: () => void }[] = [];
  const queue = new WriteQueue({ ...limits, ...over }, async (group: ReturnType<typeof sized>[]) => {
    const records = group.map(({ ends }) => ends.length);
    return await new Promise((resolve, reject) => {
      groups.push({
        records,
        commit: () => resolve(records.map(outcome)),
        fail: () => reject(new Error('no')),
      });
    });
  });
  const submit = async (records: number) => await queue.submit(records, async () => sized(records));
  return { queue, groups, submit };
}
const tick = async () => await new Promise((resolve) => setImmediate(resolve));

describe('WriteQueue', () => {
  it('commits a lone batch at once and gathers the others meanwhile', async () => {
    const { groups, submit } = queueByHand();
    const outcomes = [submit(10), submit(40), submit(50), submit(20)];
    await tick();
    expect(groups.map(({ records }) => records)).toEqual([[10]]);
    groups[0]?.commit();
    await tick();
    expect(groups[1]?.records).toEqual([40, 50]);
    groups[1]?.commit();
    await tick();
    groups[2]?.commit();
    expect((await Promise.all(outcomes)).map(({ stored }) => stored)).toEqual([10, 40, 50, 20]);
  });

  it('refuses what does not fit and says when to come again, then takes it', async () => {
    const { queue, groups, submit } = queueByHand();
    const first = submit(200);
    await expect(submit(51)).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 1 });
    expect(queue.records).toBe(200);
    await tick();
    groups[0]?.commit();
    await first;
    expect(queue.records).toBe(0);
    const second = submit(51);
    await tick();
    groups[1]?.commit();
    expect(await second).toEqual(outcome(51));
  });

  it('takes a batch larger than itself when it is empty', async () => {
    const { groups, submit } = queueByHand();
    const large = submit(1_000);
    await tick();
    groups[0]?.commit();
    expect(await large).toEqual(outcome(1_000));
  });

  it('is bounded in bytes too', async () => {
    const { submit } = queueByHand({ capacityBytes: 50_000 });
    void submit(40);
    await expect(submit(20)).rejects.toMatchObject({ code: 'too_many_requests' });
  });

  it('gives room back when encoding or committing fails', async () => {
    const { queue, groups, submit } = queueByHand();
    await expect(
      queue.submit(10, async () => {
        throw new Error('cannot encode');
      }),
    ).rejects.toThrow('cannot encode');
    const failed = submit(10);
    await tick();
    groups[0]?.fail();
    await expect(failed).rejects.toThrow('no');
    expect(queue.records).toBe(0);
  });

  it('drains', async () => {
    const { queue, groups, submit } = queueByHand();
    const last = submit(10);
    await tick();
    const drained = queue.drain();
    await expect(submit(1)).rejects.toMatchObject({ code: 'unavailable' });
    groups[0]?.commit();
    await drained;
    expect(await last).toEqual(outcome(10));
  });
});
