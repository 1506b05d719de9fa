import type { RequestContext } from '../contracts/context';
import type { Health } from '../contracts/status';
import { databaseVersion } from '../store/status/database-version';
import { APP_VERSION } from './app-version';

/** Whether the database answers. Never throws. */
export async function getHealth(ctx: RequestContext): Promise<Health> {
  const answers = await databaseVersion(ctx).then(
    () => true,
    () => false,
  );
  return {
    status: answers ? 'ok' : 'unavailable',
    version: APP_VERSION,
    uptimeSeconds: Math.floor(process.uptime()),
  };
}
