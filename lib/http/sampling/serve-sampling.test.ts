import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import protobuf from 'protobufjs/minimal.js';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { GrpcTestClient } from '../../../scripts/test-grpc-client';
import { env } from '../../env';
import { SAMPLING_GRPC } from './sampling-grpc';
import { serveSampling } from './serve-sampling';

vi.mock('../../env', { spy: true });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sampling-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.mocked(env).mockReset());

async function ask(path: string) {
  const answer = await serveSampling(new Request(`http://x${path}`));
  return { status: answer.status, text: await answer.text() };
}
async function configure(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  vi.mocked(env).mockReturnValue({ ...env(), SAMPLING_STRATEGIES: path });
}

it('samples everything by default, to the letter as Jaeger says it, on any path', async () => {
  const all = '{"strategyType":"PROBABILISTIC","probabilisticSampling":{"samplingRate":1}}';
  expect(await ask('/sampling?service=shop')).toEqual({ status: 200, text: all });
  expect(await ask('/?service=shop')).toEqual({ status: 200, text: all });
  expect(await ask('/api/sampling?service=')).toEqual({ status: 200, text: all });
});

it.each(['/sampling', '/sampling?service=a&service=b'])('refuses %s as Jaeger does', async (path) => {
  expect(await ask(path)).toEqual({ status: 400, text: "'service' parameter must be provided once\n" });
});

it('answers what a strategies file of Jaeger says', async () => {
  await configure(
    'strategies.json',
    JSON.stringify({
      service_strategies: [
        {
          service: 'foo',
          type: 'probabilistic',
          param: 0.8,
          operation_strategies: [
            { operation: 'op1', type: 'probabilistic', param: 0.2 },
            { operation: 'op2', type: 'ratelimiting', param: 5 },
          ],
        },
        { service: 'bar', type: 'ratelimiting', param: 5 },
      ],
      default_strategy: {
        type: 'probabilistic',
        param: 0.5,
        operation_strategies: [
          { operation: '/health', type: 'probabilistic', param: 0 },
          { operation: 'op1', type: 'probabilistic', param: 0.9 },
        ],
      },
    }),
  );
  const health = '{"operation":"/health","probabilisticSampling":{"samplingRate":0}}';
  expect((await ask('/?service=foo')).text).toBe(
    `{"strategyType":"PROBABILISTIC","probabilisticSampling":{"samplingRate":0.8},"operationSampling":{"defaultSamplingProbability":0.8,"defaultLowerBoundTracesPerSecond":0,"perOperationStrategies":[{"operation":"op1","probabilisticSampling":{"samplingRate":0.2}},${health}],"defaultUpperBoundTracesPerSecond":0}}`,
  );
  const shared = `"defaultLowerBoundTracesPerSecond":0,"perOperationStrategies":[${health},{"operation":"op1","probabilisticSampling":{"samplingRate":0.9}}],"defaultUpperBoundTracesPerSecond":0}}`;
  expect((await ask('/?service=bar')).text).toBe(
    `{"strategyType":"RATE_LIMITING","rateLimitingSampling":{"maxTracesPerSecond":5},"operationSampling":{"defaultSamplingProbability":0.5,${shared}`,
  );
  expect((await ask('/?service=other')).text).toBe(
    `{"strategyType":"PROBABILISTIC","probabilisticSampling":{"samplingRate":0.5},"operationSampling":{"defaultSamplingProbability":0.5,${shared}`,
  );
});

it('reads the file again when it changes, and says what is wrong with it', async () => {
  await configure('changing.json', '{"default_strategy":{"type":"probabilistic","param":0.25}}');
  expect((await ask('/?service=a')).text).toContain('0.25');
  await configure('changing.json', '{"default_strategy":{"type":"adaptive","param":1, "more": 1}}');
  expect(await ask('/?service=a')).toMatchObject({
    status: 503,
    text: expect.stringContaining('default_strategy'),
  });
  await configure('changing.json', '{"service_strategies":[{"service":"a","operation_strategies":[]}]}');
  expect((await ask('/?service=a')).text).toContain('"samplingRate":1');
});

it('answers over gRPC too', async () => {
  const listener = await SAMPLING_GRPC.listen('127.0.0.1', 0);
  const client = new GrpcTestClient(listener.address);
  const path = '/jaeger.api_v2.SamplingManager/GetSamplingStrategy';
  const request = protobuf.Writer.create().uint32(10).string('shop').finish();
  const one = [18, 9, 9, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f];
  expect([...((await client.call(path, request)).response ?? [])]).toEqual(one);
  await configure('grpc.json', '{"default_strategy":{"type":"ratelimiting","param":7}}');
  expect([...((await client.call(path, request)).response ?? [])]).toEqual([8, 1, 26, 2, 8, 7]);
  expect((await client.call(path, Buffer.from('nonsense'))).code).toBe(3);
  client.close();
  await listener.stop(0);
});
