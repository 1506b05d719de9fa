import { PrismaPg } from '@prisma/adapter-pg';
import { AppError } from '../../errors';
import { processSingleton } from '../../process-singleton';
import { asAppError, unavailable } from '../client/database-error';
import { pool } from '../client/pools';
import { PrismaClient } from './generated/client';

/** The control plane's client, on the pool of that name. */
function prisma(): PrismaClient {
  return processSingleton('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool('control')) }));
}

/** Runs control-plane work; what the driver met becomes the AppError it is elsewhere, e.g. `unavailable`. */
export async function withPrisma<T>(work: (client: PrismaClient) => Promise<T>): Promise<T> {
  try {
    return await work(prisma());
  } catch (error) {
    throw translate(error);
  }
}

/** Prisma wraps the driver's error two levels deep, and names a database it cannot reach P1001, P1002, P1008 or P1017. */
function translate(error: unknown): unknown {
  const { code, meta } = error as {
    code?: unknown;
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
  };
  if (typeof code === 'string' && code.startsWith('P1')) return unavailable(error);
  const driverCode = meta?.driverAdapterError?.cause?.originalCode;
  const known = asAppError(driverCode === undefined ? error : { code: driverCode });
  return known instanceof AppError ? known : error;
}
