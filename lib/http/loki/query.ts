import { lokiLabelNames, lokiLabelValues, lokiSeries } from '../../domain/loki-labels';
import { lokiQueryInstant, lokiQueryRange } from '../../domain/loki-query';
import type { WireCall } from '../wire-app';
import { readParams } from './read-params';

const FLAGS = 'x-loki-response-encoding-flags';

async function asked(call: WireCall) {
  const flags = (call.request.headers.get(FLAGS) ?? '').split(',').map((flag) => flag.trim());
  return { params: await readParams(call), categorize: flags.includes('categorize-labels') };
}

/** `GET|POST /loki/api/v1/query_range` */
export async function queryRange(call: WireCall): Promise<Response> {
  return success(await lokiQueryRange(call.ctx, await asked(call)));
}

/** `GET|POST /loki/api/v1/query` */
export async function queryInstant(call: WireCall): Promise<Response> {
  return success(await lokiQueryInstant(call.ctx, await asked(call)));
}

/** `GET|POST /loki/api/v1/labels` */
export async function labels(call: WireCall): Promise<Response> {
  return success(await lokiLabelNames(call.ctx, await readParams(call)));
}

/** `GET|POST /loki/api/v1/label/{name}/values` */
export async function labelValues(call: WireCall): Promise<Response> {
  return success(await lokiLabelValues(call.ctx, call.params.name ?? '', await readParams(call)));
}

/** `GET|POST /loki/api/v1/series` */
export async function series(call: WireCall): Promise<Response> {
  return success(await lokiSeries(call.ctx, await readParams(call)));
}

function success(data: unknown): Response {
  return Response.json({ status: 'success', data });
}
