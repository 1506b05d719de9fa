import { AppError } from '../errors';

export function noSuchDashboard(): AppError {
  return new AppError('not_found', 'There is no dashboard of that id. It may have been deleted.');
}

/** @param what cannot be done to it */
export function readyMadeIsFixed(what: string): AppError {
  return new AppError(
    'forbidden',
    `This dashboard comes with Throughline: ${what}. Duplicate it to change it.`,
  );
}
