import { expect, it } from 'vitest';
import { serveJaeger } from './serve-jaeger';

const TRACE = 'ab'.repeat(16);

it('turns OTLP JSON into its own', async () => {
  const body = JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'pasted' } }] },
        scopeSpans: [
          {
            spans: [
              {
                traceId: TRACE,
                spanId: '00000000000000a1',
                name: 'x',
                kind: 2,
                startTimeUnixNano: '1700000000000000000',
                endTimeUnixNano: '1700000000001000000',
              },
            ],
          },
        ],
      },
    ],
  });
  const answer = await serveJaeger(new Request('http://x/api/transform', { method: 'POST', body }));
  expect((await answer.json()).data).toMatchObject([
    {
      traceID: TRACE,
      spans: [{ operationName: 'x', duration: 1000 }],
      processes: { p1: { serviceName: 'pasted' } },
    },
  ]);
});
