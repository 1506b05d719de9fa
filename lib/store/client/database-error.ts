import { AppError } from '../../errors';

const QUERY_CANCELED = '57014';
const NOT_STORABLE = '22021';
const NO_CONNECTIONS = '53300';
const SILENT = 'Query read timeout';

/** Turns a driver error into the AppError a caller can act on; others pass through. */
export function asAppError(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown }).code;
  if (code === QUERY_CANCELED) {
    return signal?.aborted
      ? canceled(error)
      : new AppError(
          'timeout',
          'The search took too long. Narrow the time range or add a more selective term.',
          { cause: error },
        );
  }
  if (code === NOT_STORABLE) {
    return new AppError('bad_request', 'The request holds a NUL character, which no stored text has.', {
      cause: error,
    });
  }
  if (code === NO_CONNECTIONS) {
    return new AppError(
      'unavailable',
      'The database takes no more connections: raise its max_connections, or run fewer programs on it.',
      { cause: error, retryAfterSeconds: 5 },
    );
  }
  if (isConnectionError(error)) return unavailable(error);
  return error;
}

export function canceled(cause?: unknown): AppError {
  return new AppError('canceled', 'The request was cancelled.', { cause });
}

export function unavailable(cause: unknown): AppError {
  return new AppError(
    'unavailable',
    'The database does not answer. It is tried again with the next request.',
    { cause, retryAfterSeconds: 5 },
  );
}

/** Whether the connection gave no answer in time; it must not be used again. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === SILENT;
}

function isConnectionError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  // 57P: the server is stopping or starting; 08: connection exceptions; 53300: too many connections; E…: the socket's.
  if (typeof code === 'string' && /^(57P0|08|53300|E[A-Z_]+$)/.test(code)) return true;
  return (
    error instanceof Error &&
    (isSilence(error) ||
      /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test(
        error.message,
      ))
  );
}
