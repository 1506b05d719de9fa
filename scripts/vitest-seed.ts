import fc from 'fast-check';

/**
 * Property tests draw the same cases in each run, so that one fails by what was changed and never by luck.
 * `FC_SEED=random npx vitest run` looks for new ones; what it finds is told with its seed, to be run again as `FC_SEED=…`.
 */
const DEFAULT_SEED = 20_261_122;

const asked = process.env.FC_SEED;
const seed = asked === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(asked || DEFAULT_SEED);
if (!Number.isSafeInteger(seed)) throw new Error(`FC_SEED is a whole number or random, not ${asked}.`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
