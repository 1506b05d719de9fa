'use client';

import { useProblem } from './problems-context';

/** What is wrong at a path, where the control has no row of its own. `id` goes to its aria-describedby. */
export function ProblemNote({ path, id }: { path: string; id?: string }) {
  const problem = useProblem(path);
  return problem === null ? null : (
    <p id={id} role="status" className="text-danger-text text-xs">
      {problem}
    </p>
  );
}
