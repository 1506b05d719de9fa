import { AppError } from '../errors';
import { recordIngestError } from '../store/status/ingest-counters';
import { countSource } from './count-source';

/**
 * Runs what happens to a request before it is decoded (its type, size and compression), and puts what is refused there
 * among the last errors of the status page. @param path the endpoint
 */
export async function rememberRefusal<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'canceled') {
      recordIngestError(path, error.message);
      countSource(path, { refusedRequests: 1 });
    }
    throw error;
  }
}
