/** Sends `items` in batches of `size`, at most `concurrency` of them under way at once. */
export async function inBatches<T>(
  items: readonly T[],
  size: number,
  concurrency: number,
  send: (batch: readonly T[]) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const from = next;
      next += size;
      await send(items.slice(from, from + size));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
