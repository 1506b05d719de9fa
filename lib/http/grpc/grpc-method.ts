import type { IncomingHttpHeaders } from 'node:http2';
import type { RequestContext } from '../../contracts/context';

/** One authorised unary call, its message whole and decompressed. */
export interface GrpcCall {
  message: Buffer;
  /** The request's metadata, names in lower case. */
  metadata: IncomingHttpHeaders;
  ctx: RequestContext;
}

/** Answers a unary method with the bytes of its response message. Throws AppError; `grpc-code.ts` says as which status. */
export type GrpcMethod = (call: GrpcCall) => Promise<Uint8Array>;

/** Methods by their path, `/package.Service/Method`. */
export type GrpcMethods = ReadonlyMap<string, GrpcMethod>;

/** What one gRPC port serves. */
export interface GrpcServices {
  methods: GrpcMethods;
  /** What the port is for and where else to go, for whoever asks for something else. */
  hint: string;
}
