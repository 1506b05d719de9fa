import { OVERFLOW_TOKEN } from './token-names';

/** Most tokens one record carries, the overflow token included. */
export const MAX_TOKENS = 1024;

const SLOTS = 4096;

/** A reusable bounded set of int32. One record at a time: filled and read without giving up the thread. */
export class TokenSet {
  private readonly slots = new Int32Array(SLOTS);
  private readonly stamps = new Uint32Array(SLOTS);
  private readonly list = new Int32Array(MAX_TOKENS);
  private generation = 0;
  private size = 0;

  clear(): void {
    this.size = 0;
    this.generation++;
    if (this.generation === 0xffffffff) {
      this.stamps.fill(0);
      this.generation = 1;
    }
  }

  /** False when the set is full: the token was dropped and the overflow token stands for it. */
  readonly add = (token: number): boolean => {
    let slot = token & (SLOTS - 1);
    while (this.stamps[slot] === this.generation) {
      if (this.slots[slot] === token) return true;
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (this.size >= MAX_TOKENS - 1) {
      this.list[MAX_TOKENS - 1] = OVERFLOW_TOKEN;
      this.size = MAX_TOKENS;
      return false;
    }
    this.stamps[slot] = this.generation;
    this.slots[slot] = token;
    this.list[this.size++] = token;
    return true;
  };

  sorted(): number[] {
    const sorted = this.list.subarray(0, this.size).sort();
    const tokens: number[] = [];
    // A loop is four times as fast as Array.from; equal neighbours: a hash that happens to be the overflow token.
    for (let i = 0; i < sorted.length; i++) {
      const token = sorted[i];
      if (token !== undefined && token !== sorted[i - 1]) tokens.push(token);
    }
    return tokens;
  }
}
