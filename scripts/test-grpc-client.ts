import { Client, credentials, type Metadata, type ServiceError, status } from '@grpc/grpc-js';

const raw = (bytes: Buffer) => bytes;
/** grpc-js's own number for gzip (`CompressionAlgorithms`). */
const GZIP = 2;

/** What a call came to, as a caller sees it. */
export interface CallOutcome {
  code: number;
  details: string;
  response: Buffer | null;
  trailers: Metadata | null;
}

/** The reference client for tests: sends bytes to any method. */
export class GrpcTestClient {
  readonly #client: Client;

  constructor(address: string, { gzip = false } = {}) {
    this.#client = new Client(address, credentials.createInsecure(), {
      'grpc.use_local_subchannel_pool': 1,
      'grpc.enable_retries': 0,
      'grpc.max_send_message_length': -1,
      ...(gzip ? { 'grpc.default_compression_algorithm': GZIP } : {}),
    });
  }

  call(
    path: string,
    message: Uint8Array,
    { metadata, deadlineMs = 20_000 }: { metadata?: Metadata; deadlineMs?: number } = {},
  ): Promise<CallOutcome> {
    return new Promise((resolve) => {
      const done = (error: ServiceError | null, response: Buffer | undefined) =>
        resolve({
          code: error?.code ?? status.OK,
          details: error?.details ?? '',
          response: response ?? null,
          trailers: error?.metadata ?? null,
        });
      const options = { deadline: Date.now() + deadlineMs };
      const body = Buffer.from(message);
      if (metadata) this.#client.makeUnaryRequest(path, raw, raw, body, metadata, options, done);
      else this.#client.makeUnaryRequest(path, raw, raw, body, options, done);
    });
  }

  close(): void {
    this.#client.close();
  }
}
