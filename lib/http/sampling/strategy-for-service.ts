import { readFile, stat } from 'node:fs/promises';
import { rememberRefusal } from '../../domain/remember-refusal';
import { env } from '../../env';
import { AppError } from '../../errors';
import { processSingleton } from '../../process-singleton';
import { parseStrategies } from './parse-strategies';
import { SAMPLE_ALL, type SamplingStrategies, type SamplingStrategy } from './sampling-strategy';

const MAX_BYTES = 10 * 1024 * 1024;

interface Known {
  /** Path, time and size of the file that was read. */
  version: string;
  strategies: SamplingStrategies;
}
const known = () => processSingleton<{ last: Known | null }>('sampling-strategies', () => ({ last: null }));

/**
 * How a service is to sample: what SAMPLING_STRATEGIES (a file in Jaeger's format, read again when it changes) says of it,
 * else everything. Throws AppError `unavailable` while the file cannot be read: samplers then keep what they have.
 */
export async function strategyForService(service: string): Promise<SamplingStrategy> {
  const path = env().SAMPLING_STRATEGIES;
  if (path === '') return SAMPLE_ALL;
  const { ofService, byDefault } = await rememberRefusal('sampling', () => readStrategies(path));
  return ofService.get(service) ?? byDefault;
}

async function readStrategies(path: string): Promise<SamplingStrategies> {
  try {
    const { mtimeMs, size } = await stat(path);
    const version = `${path} ${mtimeMs} ${size}`;
    const { last } = known();
    if (last?.version === version) return last.strategies;
    if (size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`);
    const strategies = parseStrategies(await readFile(path, 'utf8'));
    known().last = { version, strategies };
    return strategies;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('unavailable', `The file of SAMPLING_STRATEGIES cannot be read: ${why}`, { cause });
  }
}
