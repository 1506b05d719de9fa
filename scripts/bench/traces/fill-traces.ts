import { inBatches } from '../../otlp/in-batches';
import type { WireSpan } from '../../otlp/otlp-data';
import { OtlpSender } from '../../otlp/send-request';
import { DAY_MS, DAYS, perSecond } from '../search/fill';
import { say } from '../search/progress';
import { TraceGenerator } from './trace-generator';

const CHUNK = 50_000;
const BATCH = 2_500;
const CONCURRENCY = 6;

/** What a data set of spans is made from: the same in each run that reuses it. */
export interface TraceSet {
  spans: number;
  /** The traces lie in the seven days before. */
  endMs: number;
}

/** Whole traces, oldest first, until there are enough spans; the same each time. */
function* chunksOf({ spans, endMs }: TraceSet): Generator<WireSpan[]> {
  const lengthNs = BigInt(DAYS * DAY_MS) * 1_000_000n;
  const from = BigInt(endMs) * 1_000_000n - lengthNs;
  for (let done = 0; done < spans; ) {
    const generator = new TraceGenerator(11 + done);
    const chunk: WireSpan[] = [];
    while (chunk.length < CHUNK && done + chunk.length < spans) {
      chunk.push(...generator.trace(from + (lengthNs * BigInt(done + chunk.length)) / BigInt(spans)));
    }
    done += chunk.length;
    yield chunk;
  }
}

/** Sends the data set over OTLP/HTTP. @returns spans/s over all, the sender on the same machine */
export async function fillTraces(otlpUrl: string, data: TraceSet): Promise<number> {
  const sender = new OtlpSender(otlpUrl);
  const started = performance.now();
  for (const chunk of chunksOf(data)) {
    await inBatches(chunk, BATCH, CONCURRENCY, (batch) => sender.sendSpans(batch));
    say(
      `filling: ${sender.sentSpans} of ${data.spans} spans, ${perSecond(sender.sentSpans, started)} spans/s`,
    );
  }
  if (sender.warnings.length > 0) throw new Error(`Not all spans were taken: ${sender.warnings[0]}`);
  return perSecond(sender.sentSpans, started);
}
