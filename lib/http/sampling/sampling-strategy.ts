/** Of one operation: only probabilities, as Jaeger does. */
export interface OperationStrategy {
  operation: string;
  probabilisticSampling: { samplingRate: number };
}

/** `operationSampling` of Jaeger's answer. */
export interface OperationSampling {
  defaultSamplingProbability: number;
  defaultLowerBoundTracesPerSecond: number;
  perOperationStrategies: OperationStrategy[];
  defaultUpperBoundTracesPerSecond: number;
}

/**
 * What a remote sampler is told to do. Its JSON text is Jaeger's answer, to the order of the fields.
 * Source: jaeger-idl api_v2/sampling.proto; Jaeger internal/uimodel/converter/v1/json/sampling.go.
 */
export type SamplingStrategy = (
  | { strategyType: 'PROBABILISTIC'; probabilisticSampling: { samplingRate: number } }
  | { strategyType: 'RATE_LIMITING'; rateLimitingSampling: { maxTracesPerSecond: number } }
) & { operationSampling?: OperationSampling };

/** Which strategy a service has. */
export interface SamplingStrategies {
  byDefault: SamplingStrategy;
  ofService: ReadonlyMap<string, SamplingStrategy>;
}

/** Every trace is sampled: what holds for all when nobody says otherwise. */
export const SAMPLE_ALL: SamplingStrategy = {
  strategyType: 'PROBABILISTIC',
  probabilisticSampling: { samplingRate: 1 },
};
