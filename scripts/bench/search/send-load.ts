import { setTimeout as sleep } from 'node:timers/promises';
import { OtlpSender } from '../../otlp/send-request';
import { TelemetryGenerator } from '../generate-telemetry';

// node --import tsx send-load.ts <OTLP address> <logs a second, 0: as many as are taken> <seconds>: logs of this very
// moment, from a process of its own. Prints what was acknowledged a second, over the whole time.
const [url = '', rateText = '0', secondsText = '10'] = process.argv.slice(2);
const rate = Number(rateText);
const seconds = Number(secondsText);
const BATCH = rate > 0 ? 500 : 1_000;
const CONCURRENCY = 16;

const sender = new OtlpSender(url);
const generator = new TelemetryGenerator(Date.now() % 1_000_000_007);
const started = performance.now();
const elapsed = () => (performance.now() - started) / 1000;
let due = 0;
let stopped = false;
process.once('SIGTERM', () => {
  stopped = true;
});

async function worker(): Promise<void> {
  while (!stopped && elapsed() < seconds) {
    const number = due++;
    const wait = rate > 0 ? (number * BATCH) / rate - elapsed() : 0;
    if (wait > 0) await sleep(wait * 1000);
    const now = BigInt(Date.now()) * 1_000_000n;
    await sender.sendLogs(generator.logs(BATCH, now - 50_000_000n, now));
  }
}

await Promise.all(Array.from({ length: CONCURRENCY }, worker));
console.log(JSON.stringify({ perSecond: Math.round(sender.sentLogs / elapsed()), logs: sender.sentLogs }));
