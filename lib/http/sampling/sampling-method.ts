import protobuf from 'protobufjs/minimal.js';
import type { GrpcMethod } from '../grpc/grpc-method';
import { readServiceName } from '../grpc/read-service-name';
import type { OperationSampling, SamplingStrategy } from './sampling-strategy';
import { strategyForService } from './strategy-for-service';

/**
 * `/jaeger.api_v2.SamplingManager/GetSamplingStrategy`: the same over gRPC, which OpenTelemetry's Java SDK asks for.
 * Throws AppError `bad_request` or `unavailable`. Source: jaeger-idl api_v2/sampling.proto.
 */
export const getSamplingStrategy: GrpcMethod = async ({ message }) =>
  encodeStrategy(await strategyForService(readServiceName(message, 'SamplingStrategyParameters')));

/** SamplingStrategyResponse { strategyType 1, probabilisticSampling 2, rateLimitingSampling 3, operationSampling 4 }. */
function encodeStrategy(strategy: SamplingStrategy): Uint8Array {
  const writer = protobuf.Writer.create();
  if (strategy.strategyType === 'PROBABILISTIC') {
    writer.uint32(18).fork().uint32(9).double(strategy.probabilisticSampling.samplingRate).ldelim();
  } else {
    writer.uint32(8).int32(1);
    writer.uint32(26).fork().uint32(8).int32(strategy.rateLimitingSampling.maxTracesPerSecond).ldelim();
  }
  if (strategy.operationSampling) writeOperations(writer.uint32(34).fork(), strategy.operationSampling);
  return writer.finish();
}

function writeOperations(writer: protobuf.Writer, sampling: OperationSampling): void {
  writer.uint32(9).double(sampling.defaultSamplingProbability);
  writer.uint32(17).double(sampling.defaultLowerBoundTracesPerSecond);
  for (const { operation, probabilisticSampling } of sampling.perOperationStrategies) {
    writer.uint32(26).fork().uint32(10).string(operation);
    writer.uint32(18).fork().uint32(9).double(probabilisticSampling.samplingRate).ldelim().ldelim();
  }
  writer.uint32(33).double(sampling.defaultUpperBoundTracesPerSecond).ldelim();
}
