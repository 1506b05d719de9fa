interface Waiting {
  order: number;
  start: () => void;
}

export interface RequestQueue {
  /**
   * Runs `task` once there is room. Those that wait start in the order of `order`, equal ones as they came.
   * An abort while it waits takes it out of the queue and rejects with the signal's reason.
   */
  run: <Answer>(task: () => Promise<Answer>, order: number, signal: AbortSignal) => Promise<Answer>;
}

/** A queue that runs at most so many at once: a browser has six connections, and the page needs some for itself. */
export function createRequestQueue(atOnce: number): RequestQueue {
  const waiting: Waiting[] = [];
  let running = 0;

  function next(): void {
    while (running < atOnce) {
      const first = waiting.shift();
      if (!first) return;
      running++;
      first.start();
    }
  }

  function turn(order: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        const at = waiting.indexOf(one);
        if (at !== -1) waiting.splice(at, 1);
        reject(signal.reason);
      };
      const one: Waiting = {
        order,
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      const before = waiting.findIndex((other) => other.order > order);
      waiting.splice(before === -1 ? waiting.length : before, 0, one);
      // Panels of one paint all ask before the first is let go: then the order holds from the start.
      queueMicrotask(next);
    });
  }

  return {
    async run(task, order, signal) {
      await turn(order, signal);
      try {
        return await task();
      } finally {
        running--;
        next();
      }
    },
  };
}

/** What all panels of this page load go through. */
export const panelRequests = createRequestQueue(4);
