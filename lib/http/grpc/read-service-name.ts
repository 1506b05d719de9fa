import protobuf from 'protobufjs/minimal.js';
import { AppError } from '../../errors';

/**
 * Field 1, the name of a service, of a message that holds nothing else; '' when it is not there.
 * Throws AppError `bad_request`.
 * @param what the message is, e.g. `a HealthCheckRequest`
 */
export function readServiceName(message: Buffer, what: string): string {
  try {
    const reader = protobuf.Reader.create(message);
    let service = '';
    while (reader.pos < reader.len) {
      const tag = reader.uint32();
      if (tag === 10) service = reader.string();
      else reader.skipType(tag & 7);
    }
    return service;
  } catch (cause) {
    throw new AppError('bad_request', `The message is not ${what}.`, { cause });
  }
}
