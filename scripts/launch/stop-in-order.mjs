const HOOKS = Symbol.for('throughline.stopHooks');
const HOOK_LIMIT_MS = 20_000;
/** npm passes Ctrl-C on to a process that the terminal has told already: that is one wish, not two. */
const SECOND_SIGNAL_AFTER_MS = 1_000;

/**
 * What the application wants done before the database goes: instrumentation.ts pushes functions (stop wire listeners,
 * drain the write queue, close pools) to `globalThis[Symbol.for('throughline.stopHooks')]`. Run in that order, each
 * within 20 s, the first beside the closing of the main port.
 * @param {(line: string) => void} say
 * @param {() => Promise<void>} closePort
 */
export async function runStopHooks(say, closePort) {
  const store = /** @type {Record<symbol, (() => Promise<void>)[] | undefined>} */ (
    /** @type {unknown} */ (globalThis)
  );
  const [closeListeners, ...later] = store[HOOKS] ?? [];
  for (const step of [() => Promise.all([closePort(), closeListeners?.()]), ...later]) {
    try {
      await withinLimit(step());
    } catch (error) {
      say(`While stopping: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/**
 * Waits for one step of the stop, but not for ever. Rejects when it takes longer than 20 s.
 * @param {Promise<unknown>} work
 */
export async function withinLimit(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('a part took longer than 20 s and was left')), HOOK_LIMIT_MS);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Calls `stop` once on Ctrl-C, SIGTERM or SIGHUP, and when npm, which started us, is gone; `force` on a second signal.
 * @param {() => Promise<void>} stop
 * @param {() => void} force
 */
export function onStopSignal(stop, force) {
  let firstAt = 0;
  const receive = () => {
    if (firstAt === 0) {
      firstAt = Date.now();
      void stop();
    } else if (Date.now() - firstAt > SECOND_SIGNAL_AFTER_MS) {
      force();
    }
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, receive);
  if (!process.env.npm_lifecycle_event) return;
  // `kill <npm>` ends npm and its shell without a word to us.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && firstAt === 0) receive();
  }, 500).unref();
}
