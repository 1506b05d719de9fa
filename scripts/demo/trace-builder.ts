import type { WireAttributes, WireLog, WireSource, WireSpan } from '../otlp/otlp-data';
import type { Random } from './random';

const KIND = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;
const SEVERITY = { DEBUG: 5, INFO: 9, WARN: 13, ERROR: 17, FATAL: 21 } as const;
export type Level = keyof typeof SEVERITY;

interface SpanOptions {
  parent?: BuiltSpan;
  kind?: keyof typeof KIND;
  /** Milliseconds after the trace's start. */
  at: number;
  ms: number;
  attributes?: WireAttributes;
}

export interface BuiltSpan {
  readonly span: WireSpan;
  readonly at: number;
  readonly ms: number;
}

/** One request's spans and logs, laid out in milliseconds from its start. */
export class TraceBuilder {
  readonly spans: WireSpan[] = [];
  readonly logs: WireLog[] = [];
  readonly traceId: string;

  constructor(
    readonly random: Random,
    readonly startNs: bigint,
  ) {
    this.traceId = random.hex(32);
  }

  span(source: WireSource, name: string, options: SpanOptions): BuiltSpan {
    const span: WireSpan = {
      source,
      traceId: this.traceId,
      spanId: this.random.hex(16),
      ...(options.parent ? { parentSpanId: options.parent.span.spanId } : {}),
      name,
      kind: KIND[options.kind ?? 'internal'],
      startNs: this.#ns(options.at),
      endNs: this.#ns(options.at + options.ms),
      status: 0,
      attributes: options.attributes ?? {},
    };
    this.spans.push(span);
    return { span, at: options.at, ms: options.ms };
  }

  /** Marks the span failed and records the exception as OTel's semantic conventions say. */
  fail(built: BuiltSpan, type: string, message: string): void {
    built.span.status = 2;
    built.span.statusMessage = message;
    built.span.attributes = { ...built.span.attributes, 'error.type': type };
    const event = { 'exception.type': type, 'exception.message': message };
    built.span.events = [{ timeNs: built.span.endNs, name: 'exception', attributes: event }];
  }

  /** A log line of the span's service, `fraction` of the way through the span. */
  log(built: BuiltSpan, fraction: number, level: Level, body: string, attributes: WireAttributes = {}): void {
    this.logs.push({
      source: built.span.source,
      timeNs: this.#ns(built.at + built.ms * fraction),
      severityNumber: SEVERITY[level],
      severityText: level,
      body,
      traceId: this.traceId,
      spanId: built.span.spanId,
      attributes,
    });
  }

  #ns(ms: number): bigint {
    return this.startNs + BigInt(Math.round(ms * 1e6));
  }
}
