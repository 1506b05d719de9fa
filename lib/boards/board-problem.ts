import { AppError } from '../errors';

/** What keeps a panel from asking at all, in words for who reads the dashboard: `$lot` is no variable of it. */
export interface BoardProblem {
  message: string;
  /** Characters of the panel's own text; null: of nothing written there. */
  place: { from: number; to: number } | null;
}

/** `bad_request` with all problems as details. */
export class BoardProblemError extends AppError {
  readonly problems: readonly BoardProblem[];

  constructor(problems: readonly BoardProblem[]) {
    super('bad_request', problems.map(({ message }) => message).join(' '), { details: problems });
    this.name = 'BoardProblemError';
    this.problems = problems;
  }
}
