import { AppError } from '../errors';

/** What was read, or `otherwise` where that took too long: for what an answer is whole without. */
export async function unlessLate<T, U>(reading: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return otherwise;
    throw error;
  }
}
