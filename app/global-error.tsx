'use client';

import './globals.css';

// The layout itself failed: nothing of it, its providers or its theme script is there.
export default function GlobalError() {
  return (
    <html lang="en" data-theme="dark">
      <body>
        <title>Throughline could not be shown</title>
        <main className="grid h-dvh place-items-center p-4 text-center">
          <div className="flex flex-col items-center gap-3">
            <h1 className="font-semibold text-base">Throughline could not be shown</h1>
            <p className="text-muted">
              Reload the page. If that does not help, the server’s log says what failed.
            </p>
            <button
              type="button"
              onClick={() => location.reload()}
              className="h-8 rounded-md bg-accent px-3 font-medium text-accent-ink"
            >
              Reload
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
