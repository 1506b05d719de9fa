import { lokiDetectedFields, lokiDetectedFieldValues, lokiDetectedLabels } from '../../domain/loki-detected';
import { formatLogql } from '../../domain/loki-format';
import { lokiIndexStats } from '../../domain/loki-index-stats';
import { lokiVolume } from '../../domain/loki-volume';
import { AppError } from '../../errors';
import type { WireCall } from '../wire-app';
import { readParams } from './read-params';

/** `GET|POST /loki/api/v1/index/stats` */
export async function indexStats(call: WireCall): Promise<Response> {
  return Response.json(await lokiIndexStats(call.ctx, await readParams(call)));
}

/** `GET|POST /loki/api/v1/index/volume` */
export async function indexVolume(call: WireCall): Promise<Response> {
  return success(await lokiVolume(call.ctx, await readParams(call), 'instant'));
}

/** `GET|POST /loki/api/v1/index/volume_range` */
export async function indexVolumeRange(call: WireCall): Promise<Response> {
  return success(await lokiVolume(call.ctx, await readParams(call), 'range'));
}

/** `GET|POST /loki/api/v1/detected_labels` */
export async function detectedLabels(call: WireCall): Promise<Response> {
  return Response.json(await lokiDetectedLabels(call.ctx, await readParams(call)));
}

/** `GET|POST /loki/api/v1/detected_fields` */
export async function detectedFields(call: WireCall): Promise<Response> {
  return Response.json(await lokiDetectedFields(call.ctx, await readParams(call)));
}

/** `GET|POST /loki/api/v1/detected_field/{name}/values` */
export async function detectedFieldValues(call: WireCall): Promise<Response> {
  const { ctx, params } = call;
  return Response.json(await lokiDetectedFieldValues(ctx, params.name ?? '', await readParams(call)));
}

/** `GET|POST /loki/api/v1/patterns`: as Loki answers without its pattern ingester. */
export function patterns(): never {
  throw new AppError('not_found', '404 page not found');
}

/** `GET|POST /loki/api/v1/format_query` */
export async function formatQuery(call: WireCall): Promise<Response> {
  return success(formatLogql((await readParams(call)).get('query') ?? ''));
}

function success(data: unknown): Response {
  return Response.json({ status: 'success', data });
}
