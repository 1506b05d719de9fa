import { PrismaPg } from '@prisma/adapter-pg';
import { AppError } from '../../errors';
import { processSingleton } from '../../process-singleton';
import { asAppError } from '../client/database-error';
import { pool } from '../client/pools';
import { PrismaClient } from './generated/client';

/** The control plane's client, on the pool of that name. */
export function prisma(): PrismaClient {
  return processSingleton('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool('control')) }));
}

/** Runs control-plane work; a database that is away becomes AppError `unavailable`. */
export async function withPrisma<T>(work: (client: PrismaClient) => Promise<T>): Promise<T> {
  try {
    return await work(prisma());
  } catch (error) {
    const known = asAppError(error);
    if (known instanceof AppError) throw known;
    // Prisma wraps what the driver threw: P1xxx are its codes for a database that cannot be reached.
    const code = (error as { code?: unknown }).code;
    const cause = asAppError((error as { cause?: unknown }).cause ?? error);
    if (cause instanceof AppError) throw cause;
    if (typeof code === 'string' && /^(P1\d\d\d|P2024|ECONN)/.test(code)) {
      throw new AppError(
        'unavailable',
        'The database does not answer. It is tried again with the next request.',
        {
          cause: error,
          retryAfterSeconds: 5,
        },
      );
    }
    throw error;
  }
}
