import { z } from 'zod';
import {
  type OperationSampling,
  SAMPLE_ALL,
  type SamplingStrategies,
  type SamplingStrategy,
} from './sampling-strategy';

const strategySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('probabilistic'), param: z.number().min(0).max(1) }),
  z.object({
    type: z.literal('ratelimiting'),
    param: z
      .number()
      .min(0)
      .max(2 ** 31 - 1),
  }),
]);
// Jaeger takes a service that has only rules of operations, without a type of its own.
const untypedSchema = z.object({ type: z.literal('').optional(), param: z.number().optional() });
const ownSchema = z.union([strategySchema, untypedSchema]);
const operationSchema = z.intersection(z.object({ operation: z.string() }), strategySchema);
const operationsSchema = z.object({ operation_strategies: z.array(operationSchema).nullish() });
const defaultSchema = z.intersection(operationsSchema, ownSchema);
const serviceSchema = z.intersection(z.object({ service: z.string() }), defaultSchema);
const fileSchema = z.object({
  default_strategy: defaultSchema.nullish(),
  service_strategies: z.array(serviceSchema).nullish(),
});
type Given = z.infer<typeof defaultSchema>;

/**
 * Reads a strategies file as Jaeger takes it. Rules of operations that limit a rate are left out, as Jaeger does, and the
 * default's rules of operations hold for every service beside its own. Throws ZodError or SyntaxError.
 * Source: Jaeger documentation, "File-based Sampling Configuration"; internal/sampling/samplingstrategy/file/provider.go.
 */
export function parseStrategies(json: string): SamplingStrategies {
  const file = fileSchema.parse(JSON.parse(json));
  const byDefault = file.default_strategy ? strategyOf(file.default_strategy) : SAMPLE_ALL;
  const services = (file.service_strategies ?? []).map(
    (given) => [given.service, withDefaults(strategyOf(given), byDefault.operationSampling)] as const,
  );
  return { byDefault, ofService: new Map(services) };
}

function strategyOf(given: Given): SamplingStrategy {
  const strategy = ownStrategyOf(given);
  const operations = given.operation_strategies ?? [];
  if (operations.length === 0) return strategy;
  return {
    ...strategy,
    operationSampling: {
      defaultSamplingProbability:
        strategy.strategyType === 'PROBABILISTIC' ? strategy.probabilisticSampling.samplingRate : 1,
      defaultLowerBoundTracesPerSecond: 0,
      perOperationStrategies: operations
        .filter(({ type }) => type === 'probabilistic')
        .map(({ operation, param }) => ({ operation, probabilisticSampling: { samplingRate: param } })),
      defaultUpperBoundTracesPerSecond: 0,
    },
  };
}

function ownStrategyOf(given: Given): SamplingStrategy {
  if (given.type === 'probabilistic') {
    return { strategyType: 'PROBABILISTIC', probabilisticSampling: { samplingRate: given.param } };
  }
  if (given.type !== 'ratelimiting') return SAMPLE_ALL;
  const maxTracesPerSecond = Math.trunc(given.param);
  return { strategyType: 'RATE_LIMITING', rateLimitingSampling: { maxTracesPerSecond } };
}

function withDefaults(strategy: SamplingStrategy, defaults: OperationSampling | undefined): SamplingStrategy {
  if (!defaults) return strategy;
  const own = strategy.operationSampling;
  if (!own) {
    const rate =
      strategy.strategyType === 'PROBABILISTIC'
        ? strategy.probabilisticSampling.samplingRate
        : defaults.defaultSamplingProbability;
    return { ...strategy, operationSampling: { ...defaults, defaultSamplingProbability: rate } };
  }
  const named = new Set(own.perOperationStrategies.map(({ operation }) => operation));
  const others = defaults.perOperationStrategies.filter(({ operation }) => !named.has(operation));
  return {
    ...strategy,
    operationSampling: { ...own, perOperationStrategies: [...own.perOperationStrategies, ...others] },
  };
}
