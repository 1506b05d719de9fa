let lastAt = 0;

/** A line on what goes on, on stderr and at most every ten seconds, so that stdout stays the report. */
export function say(line: string, always = false): void {
  const now = performance.now();
  if (!always && now - lastAt < 10_000) return;
  lastAt = now;
  const time = new Date().toISOString().slice(11, 19);
  process.stderr.write(`${time} ${line}\n`);
}
