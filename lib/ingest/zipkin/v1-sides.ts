import type { ZipkinEndpoint, ZipkinSpan } from '../../contracts/zipkin-span';
import { setOwn } from '../raw-value';
import type { V1Span } from './v1-span';

/** The v2 spans that one v1 span becomes: one for each service that has a part in it. */
export class V1Sides {
  readonly #source: V1Span;
  readonly first: ZipkinSpan;
  readonly all: ZipkinSpan[] = [];

  constructor(source: V1Span) {
    this.#source = source;
    this.first = this.#begin();
  }

  /** The side of that service; what has no endpoint belongs to the first. */
  of(endpoint: ZipkinEndpoint | null): ZipkinSpan {
    if (endpoint === null) return this.first;
    const near = this.all.find(
      ({ localEndpoint }) => !localEndpoint || localEndpoint.serviceName === endpoint.serviceName,
    );
    if (!near) return this.another(endpoint);
    near.localEndpoint ??= endpoint;
    return near;
  }

  another(endpoint: ZipkinEndpoint): ZipkinSpan {
    const side = this.#begin();
    side.localEndpoint = endpoint;
    return side;
  }

  #begin(): ZipkinSpan {
    const { traceId, parentId, id, name, debug } = this.#source;
    const side: ZipkinSpan = {
      ...{ traceId, id },
      ...(parentId !== undefined && { parentId }),
      ...(name !== '' && { name }),
      ...(debug && { debug }),
    };
    this.all.push(side);
    return side;
  }
}

export function annotate(side: ZipkinSpan, { timestamp, value }: { timestamp: number; value: string }): void {
  side.annotations ??= [];
  side.annotations.push({ timestamp, value });
}

export function tag(side: ZipkinSpan, key: string, value: string): void {
  side.tags ??= {};
  setOwn(side.tags, key, value);
}

/** Nothing for a time or duration that is none. */
export function time(side: ZipkinSpan, timestamp: number, duration = 0): void {
  if (timestamp > 0) side.timestamp = timestamp;
  if (duration > 0) side.duration = duration;
}
