import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { Button } from './button';

/**
 * A part of a page whose code is fetched when it is first shown. Where that fails, because the network or an update of the
 * server took it away, it says so in its own place; the page around it goes on.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load().catch((): ComponentType<Props> => NotLoaded) }));
}

function NotLoaded() {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 p-4">
      <p className="text-muted">
        This part could not be loaded: the server does not answer, or was updated since the page was opened.
      </p>
      <Button size="sm" onClick={() => location.reload()}>
        Reload the page
      </Button>
    </div>
  );
}
