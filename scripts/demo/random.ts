/** Seeded random numbers (mulberry32): the same seed tells the same story. */
export class Random {
  #state: number;

  constructor(...seeds: (number | string)[]) {
    let hash = 2166136261;
    for (const char of seeds.join('|')) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
    this.#state = hash >>> 0;
    for (let i = 0; i < 4; i++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** A latency in ms with the long tail that real services have. */
  latencyMs(medianMs: number, spread = 0.45): number {
    return medianMs * Math.exp(spread * this.normal());
  }

  poisson(mean: number): number {
    let count = 0;
    for (let left = mean - this.#exponential(); left > 0; left -= this.#exponential()) count++;
    return count;
  }

  #exponential(): number {
    return -Math.log(1 - this.next());
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.int(0, 0xffffff).toString(16).padStart(6, '0');
    return text.slice(0, digits);
  }
}
