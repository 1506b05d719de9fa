import { Badge } from '@/components/ui/badge';
import type { StatusResponse } from '@/lib/contracts/status';
import { Panel } from './panel';

/** Wire ports beside the web server. */
export function ListenerList({ listeners }: Pick<StatusResponse, 'listeners'>) {
  return (
    <Panel title="Listeners">
      {listeners.length === 0 ? (
        <p className="px-3 py-2.5 text-muted">None beside the web server, which takes OTLP too.</p>
      ) : (
        <ul>
          {listeners.map(({ protocol, address, state, message }) => (
            <li key={`${protocol} ${address}`} className="border-line border-b px-3 py-2 last:border-b-0">
              <div className="flex items-center gap-2">
                <span className="font-medium">{protocol.toUpperCase()}</span>
                <span className="font-mono text-muted text-xs">{address}</span>
                <Badge tone={state === 'failed' ? 'danger' : 'ok'} className="ml-auto">
                  {state}
                </Badge>
              </div>
              {message ? <p className="text-muted text-xs">{message}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
