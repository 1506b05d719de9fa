import protobuf from 'protobufjs/minimal.js';
import { AppError } from '../../errors';
import type { GrpcMethod } from './grpc-method';
import { readServiceName } from './read-service-name';

const SERVING = 1;

/**
 * `/grpc.health.v1.Health/Check`: whether the server takes calls of a service, '' for the whole of it. Throws AppError
 * `not_found` for a service that is not here, `bad_request`. Source: gRPC "Health Checking Protocol".
 */
export function healthCheck(services: ReadonlySet<string>): GrpcMethod {
  return async ({ message }) => {
    const service = readServiceName(message, 'a HealthCheckRequest');
    if (service !== '' && !services.has(service)) {
      throw new AppError('not_found', `The service "${service.slice(0, 200)}" is not served here.`);
    }
    return protobuf.Writer.create().uint32(8).int32(SERVING).finish();
  };
}
