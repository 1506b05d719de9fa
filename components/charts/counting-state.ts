/** How far an exact count is, beside an estimate that is shown meanwhile. */
export type CountingState =
  | { kind: 'done' }
  | { kind: 'counting'; cancel: () => void }
  | { kind: 'stopped'; reason: string; retry: () => void };
