const RECORDS = 500;

/** Whether a loop over records should let other requests run now: after each few hundred. */
export function shouldYield(index: number): boolean {
  return index % RECORDS === RECORDS - 1;
}

export async function yieldEventLoop(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
