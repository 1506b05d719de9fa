import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { inBatches } from '../otlp/in-batches';
import type { WireLog } from '../otlp/otlp-data';
import { OtlpSender } from '../otlp/send-request';
import { lastStoredMinute } from './last-stored-minute';
import { minuteOfTraffic, type Traffic } from './minute-of-traffic';

const { values } = parseArgs({
  options: {
    endpoint: { type: 'string', default: 'http://127.0.0.1:3000' },
    seed: { type: 'string', default: '1' },
    hours: { type: 'string', default: '24' },
    'history-only': { type: 'boolean', default: false },
  },
});
const endpoint = values.endpoint;
const seed = Number(values.seed);
const hours = Number(values.hours);
if (!Number.isInteger(seed) || !(hours > 0 && hours <= 24 * 14)) {
  console.error('demo: --seed takes a whole number, --hours a number from 0 to 336.');
  process.exit(2);
}

const sender = new OtlpSender(endpoint);
const currentMinute = () => Math.floor(Date.now() / 60_000);

async function send(traffic: Traffic): Promise<void> {
  await inBatches(traffic.spans, 2000, 2, (batch) => sender.sendSpans(batch));
  await inBatches(traffic.logs, 2000, 2, (batch) => sender.sendLogs(batch));
}

/** Sends every whole minute since the last one stored (at most `hours` back) and returns the next minute to play. */
async function sendHistory(): Promise<number> {
  const startedAt = Date.now();
  const until = currentMinute();
  const stored = await lastStoredMinute(endpoint);
  const first = Math.max(until - Math.round(hours * 60), stored === null ? 0 : stored + 1);
  for (let minute = first; minute < until; minute += 60) {
    const chunk: Traffic = { logs: [], spans: [] };
    for (let m = minute; m < Math.min(minute + 60, until); m++) {
      const traffic = minuteOfTraffic(seed, m);
      chunk.logs.push(...traffic.logs);
      chunk.spans.push(...traffic.spans);
    }
    await send(chunk);
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`demo: ${sender.sentLogs} logs and ${sender.sentSpans} spans of history sent in ${seconds} s`);
  return until;
}

const seenAt = ({ observedNs, timeNs }: WireLog) => observedNs ?? timeNs;

/** Plays minutes as they pass: each record leaves when its own time has come. */
async function playLive(firstMinute: number): Promise<never> {
  let waiting: WireLog[] = [];
  for (let minute = firstMinute; ; minute++) {
    const traffic = minuteOfTraffic(seed, minute);
    const logs = [...waiting, ...traffic.logs].sort((a, b) => (seenAt(a) < seenAt(b) ? -1 : 1));
    const spans = traffic.spans.sort((a, b) => (a.endNs < b.endNs ? -1 : 1));
    const endOfMinute = (minute + 1) * 60_000;
    let [log, span] = [0, 0];
    while (Date.now() < endOfMinute) {
      const now = BigInt(Date.now()) * 1_000_000n;
      const [fromLog, fromSpan] = [log, span];
      for (let next = logs[log]; next && seenAt(next) < now; next = logs[log]) log++;
      while ((spans[span]?.endNs ?? now) < now) span++;
      await sender.sendLogs(logs.slice(fromLog, log));
      await sender.sendSpans(spans.slice(fromSpan, span));
      await sleep(500);
    }
    // A log that is late waits for its time; a span that ends after its minute goes with the turn of the minute.
    waiting = logs.slice(log);
    await sender.sendSpans(spans.slice(span));
  }
}

const next = await sendHistory();
for (const warning of new Set(sender.warnings)) console.warn(`demo: the server says: ${warning}`);
if (!values['history-only']) await playLive(next);
