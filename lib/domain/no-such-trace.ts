import { AppError } from '../errors';

/** What to say of a trace of which no span is stored. */
export function noSuchTrace(): AppError {
  return new AppError(
    'not_found',
    'No span of this trace is stored. It may not have arrived yet, it may have been sampled away by its sender, or it may have expired.',
  );
}
