import { apiErrorSchema } from '@/lib/contracts/api-error';

const KEPT_MS = 10 * 60_000;

/**
 * Lets the browser save a file from our own API, with its own progress and cancel. A refusal is no file but a document,
 * and its message goes to `onRefused`.
 */
export function startDownload(url: string, onRefused: (message: string) => void): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Export';
  frame.addEventListener('load', () => {
    const text = frame.contentDocument?.body?.textContent ?? '';
    if (text === '') return;
    frame.remove();
    onRefused(readMessage(text));
  });
  frame.src = url;
  document.body.append(frame);
  // The frame that asked may not go before the answer has begun; after that the browser needs it no more.
  setTimeout(() => frame.remove(), KEPT_MS);
}

function readMessage(text: string): string {
  try {
    return apiErrorSchema.parse(JSON.parse(text)).error.message;
  } catch {
    return 'The export did not start. Try again.';
  }
}
