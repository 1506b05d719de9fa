/** Into the full screen, and out of it. Where the browser refuses (an iframe, iOS) nothing happens. */
export async function toggleFullScreen(): Promise<void> {
  const { document } = window;
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen?.().catch(() => {});
}
