import { grpcProtocol } from '../grpc/grpc-protocol';
import { getSamplingStrategy } from './sampling-method';

/** Jaeger's remote sampling over gRPC, on a port of its own (Jaeger's is 5779, 14250 in its first version). */
export const SAMPLING_GRPC = grpcProtocol({
  methods: new Map([['/jaeger.api_v2.SamplingManager/GetSamplingStrategy', getSamplingStrategy]]),
  hint: 'This port takes gRPC calls of Jaeger’s SamplingManager. Over HTTP, sampling has a port of its own.',
});
