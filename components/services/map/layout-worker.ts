import { type LayoutInput, layoutMap } from './layout-map';

// Off the page's thread: two hundred services take a few hundred milliseconds.
self.addEventListener('message', (event: MessageEvent<{ id: string; input: LayoutInput }>) => {
  const { id, input } = event.data;
  self.postMessage({ id, layout: layoutMap(input) });
});
