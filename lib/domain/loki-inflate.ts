import { inflateSnappy } from '../ingest/loki/inflate-snappy';

/** Source: as for other bodies, 64 MiB after decompression. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The protobuf of a push, out of its snappy block. Throws AppError `payload_too_large` or `bad_request`. */
export function inflateSnappyBody(compressed: Uint8Array): Buffer {
  return inflateSnappy(compressed, MAX_BYTES);
}
