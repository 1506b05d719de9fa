import { APP_VERSION } from '../../domain/app-version';
import type { WireCall } from '../wire-app';

/** `GET /ready` */
export function ready(): Response {
  return new Response('ready\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** The version of Loki whose API this speaks: Grafana turns features on by it. */
const SPEAKS = '3.5.0';

/** `GET /loki/api/v1/status/buildinfo` */
export function buildInfo(_call: WireCall): Response {
  return Response.json({
    version: SPEAKS,
    revision: `throughline-${APP_VERSION}`,
    branch: '',
    buildUser: '',
    buildDate: '',
    goVersion: '',
  });
}
