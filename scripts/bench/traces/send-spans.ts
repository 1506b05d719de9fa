import { setTimeout as sleep } from 'node:timers/promises';
import { OtlpSender } from '../../otlp/send-request';
import { TraceGenerator } from './trace-generator';

// node --import tsx send-spans.ts <OTLP address> <spans a second> <seconds>: traces of this very moment, from a process of
// its own. Prints what was acknowledged a second, over the whole time.
const [url = '', rateText = '2000', secondsText = '10'] = process.argv.slice(2);
const rate = Number(rateText);
const seconds = Number(secondsText);
const BATCH = 500;

const sender = new OtlpSender(url);
const generator = new TraceGenerator(Date.now() % 1_000_000_007);
const started = performance.now();
const elapsed = () => (performance.now() - started) / 1000;
let stopped = false;
process.once('SIGTERM', () => {
  stopped = true;
});

const underWay = new Set<Promise<void>>();
for (let made = 0; !stopped && elapsed() < seconds; ) {
  const batch = [];
  while (batch.length < BATCH) batch.push(...generator.trace(BigInt(Date.now() - 1_000) * 1_000_000n));
  made += batch.length;
  const sending = sender.sendSpans(batch).finally(() => underWay.delete(sending));
  underWay.add(sending);
  if (underWay.size >= 16) await Promise.race(underWay);
  await sleep(Math.max(0, (made / rate - elapsed()) * 1000));
}
await Promise.all(underWay);
console.log(JSON.stringify({ perSecond: Math.round(sender.sentSpans / elapsed()) }));
