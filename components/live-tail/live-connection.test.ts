import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveConnection, type LivePhase } from './live-connection';

const answers: string[] = [];
let phases: LivePhase[] = [];
let connection: LiveConnection | undefined;

beforeEach(() => {
  phases = [];
  answers.length = 0;
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    const sent = answers.shift();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(sent ?? ': open\n\n'));
        if (sent !== undefined) controller.close();
        else signal?.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(body);
  });
});

afterEach(() => {
  connection?.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => {
  connection = new LiveConnection(
    'x',
    (phase) => phases.push(phase),
    () => undefined,
  );
};
const error = (code: string, message: string) =>
  `event: error\ndata: ${JSON.stringify({ code, message, requestId: 'r' })}\n\n`;

it('says that it is connected before anything matches, and why the server ended the stream', async () => {
  answers.push(error('internal', 'The disk is full.'));
  open();
  await vi.waitFor(() => expect(phases).toHaveLength(4), { timeout: 4_000 });
  expect(phases).toEqual([
    { kind: 'connecting' },
    { kind: 'open' },
    { kind: 'reconnecting', message: 'The disk is full.' },
    { kind: 'open' },
  ]);
});

it('does not try a wrong query again', async () => {
  answers.push(error('bad_request', 'The query is wrong.'));
  open();
  await vi.waitFor(() => expect(phases).toHaveLength(3), { timeout: 4_000 });
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(phases.slice(2)).toEqual([{ kind: 'failed', message: 'The query is wrong.' }]);
});

it('says so when it hears nothing, and tries again when that lasts', async () => {
  vi.useFakeTimers();
  open();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(phases.map(({ kind }) => kind)).toEqual(['connecting', 'open']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(phases.at(-1)).toEqual({
    kind: 'trouble',
    message: 'Nothing is heard from the server; it is waited for.',
  });
  await vi.advanceTimersByTimeAsync(18_000);
  expect(phases.slice(3).map(({ kind }) => kind)).toEqual(['reconnecting', 'open']);
});
