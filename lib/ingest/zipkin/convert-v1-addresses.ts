import type { ZipkinEndpoint } from '../../contracts/zipkin-span';
import { tag, type V1Sides } from './v1-sides';
import type { V1Core, V1Span } from './v1-span';

/** Binary annotations: tags, and the addresses of client, server and broker. Source: V1SpanConverter, processBinaryAnnotations. */
export function convertV1Addresses(source: V1Span, sides: V1Sides, core: V1Core): void {
  const address: { ca?: ZipkinEndpoint; sa?: ZipkinEndpoint; ma?: ZipkinEndpoint } = {};
  for (const { key, value, endpoint } of source.binaryAnnotations) {
    if (key === 'ca' || key === 'sa' || key === 'ma') {
      if (endpoint) address[key] = endpoint;
      continue;
    }
    const side = sides.of(endpoint);
    // A marker of local spans that says nothing more.
    if (key !== 'lc' || value !== '') tag(side, key, value);
  }
  const { ca, sa, ma } = address;
  const { cs, cr, sr, ss, ms, mr } = core;
  if (!cs && !cr && !ss && !sr && (ca || sa)) {
    if (ca && sa) sides.of(ca).remoteEndpoint = sa;
    else if (sa) sides.first.remoteEndpoint = sa;
    else if (ca) {
      sides.first.kind = 'SERVER';
      sides.first.remoteEndpoint = ca;
    }
    return;
  }
  const server = (sr ?? ss)?.endpoint;
  if (ca && server && JSON.stringify(ca) !== JSON.stringify(server)) {
    // Finagle names the client's socket after its own service: that would be a call of itself.
    const { serviceName, ...place } = ca;
    sides.of(server).remoteEndpoint = serviceName === server.serviceName ? place : ca;
  }
  const client = cs ?? cr;
  if (sa && client) sides.of(client.endpoint).remoteEndpoint = sa;
  if (ma) for (const end of [ms, mr]) if (end) sides.of(end.endpoint).remoteEndpoint = ma;
}
