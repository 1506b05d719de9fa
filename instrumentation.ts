/** Next calls this once when a server starts. */
export async function register(): Promise<void> {
  // Read literally, so that the bundler leaves the Node part out of other runtimes.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startProcess } = await import('./lib/http/wire-process');
  await startProcess();
}
