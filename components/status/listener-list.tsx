import { Badge } from '@/components/ui/badge';
import type { StatusResponse } from '@/lib/contracts/status';
import { Panel } from './panel';

/** As their own documentation writes them. */
const PROTOCOL_NAMES: Readonly<Record<string, string>> = {
  otlp: 'OTLP/HTTP',
  'otlp-grpc': 'OTLP/gRPC',
  elastic: 'Elasticsearch',
  loki: 'Loki',
  zipkin: 'Zipkin',
  jaeger: 'Jaeger queries',
  sampling: 'Sampling',
  'sampling-grpc': 'Sampling, gRPC',
};

/** Wire ports beside the web server. */
export function ListenerList({ listeners }: Pick<StatusResponse, 'listeners'>) {
  return (
    <Panel title="Listeners">
      {listeners.length === 0 ? (
        <p className="px-3 py-2.5 text-muted">
          None beside the web server, which takes every protocol over HTTP too.
        </p>
      ) : (
        <ul>
          {listeners.map(({ protocol, address, state, message }) => (
            <li key={`${protocol} ${address}`} className="border-line border-b px-3 py-2 last:border-b-0">
              <div className="flex items-center gap-2">
                <span className="font-medium">{PROTOCOL_NAMES[protocol] ?? protocol}</span>
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
