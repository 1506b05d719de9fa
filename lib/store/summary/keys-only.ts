/** For the rest of a transaction: only their keys lead to a few spans of many, and no other process is to help. */
export const KEYS_ONLY = `SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0`;
