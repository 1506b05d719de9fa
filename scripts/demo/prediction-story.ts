import type { Random } from './random';
import { source } from './sources';
import { TraceBuilder } from './trace-builder';

const NAMESPACE = 'yield';
const CANARY_SHARE = 0.3;
const MISSING_FEATURES = ['edge_ring_density', 'probe_temp_delta', 'iddq_ratio'] as const;

/** One yield prediction: api-gateway → auth → feature-store → ml-model-serving → postgres. */
export function predictionTrace(random: Random, startNs: bigint): TraceBuilder {
  const trace = new TraceBuilder(random, startNs);
  const replica = random.int(1, 3);
  const on = (service: string, version = '1.14.2') => source(service, version, replica, NAMESPACE);
  const model = random.chance(CANARY_SHARE) ? 'v2.1' : 'v2.0';
  const fails = random.chance(model === 'v2.1' ? 0.15 : 0.01);
  const lot = `W-${random.int(12300, 12399)}`;
  const user = `u-${random.int(1, 400)}`;

  const auth = random.latencyMs(4);
  const features = random.latencyMs(model === 'v2.1' ? 34 : 22);
  const inference = fails ? random.latencyMs(6) : random.latencyMs(model === 'v2.1' ? 68 : 51, 0.35);
  const insert = fails ? 0 : random.latencyMs(7, 0.7);
  const latencyMs = auth + features + inference + insert + 4;
  const http = { 'http.request.method': 'POST', 'http.route': '/v1/predict', 'url.path': '/v1/predict' };
  const root = trace.span(on('api-gateway'), 'POST /v1/predict', {
    kind: 'server',
    at: 0,
    ms: latencyMs,
    attributes: {
      ...http,
      'http.response.status_code': fails ? 500 : 200,
      'user.id': user,
      model_version: model,
    },
  });
  const verify = trace.span(on('auth'), 'verify_token', {
    parent: root,
    kind: 'server',
    at: 1,
    ms: auth,
    attributes: { 'user.id': user },
  });
  if (random.chance(0.02))
    trace.log(verify, 0.7, 'WARN', `Token of ${user} expires in ${random.int(5, 55)} s`, { 'user.id': user });
  const store = trace.span(on('feature-store'), 'get_features', {
    parent: root,
    kind: 'server',
    at: 2 + auth,
    ms: features,
    attributes: { 'feature.count': 184, wafer_lot: lot },
  });
  trace.log(store, 0.9, 'DEBUG', `Fetched 184 features for lot ${lot}`, {
    wafer_lot: lot,
    cache_hit: random.chance(0.82),
  });
  const serving = on('ml-model-serving', model === 'v2.1' ? '2.1.0' : '2.0.4');
  const predict = trace.span(serving, 'predict_yield', {
    parent: root,
    kind: 'server',
    at: 2.5 + auth + features,
    ms: inference + insert,
    attributes: { model_version: model, wafer_lot: lot },
  });
  if (fails) {
    const message = `Feature '${random.pick(MISSING_FEATURES)}' missing for lot ${lot}`;
    trace.log(predict, 0.9, 'ERROR', message, {
      error_type: 'FeatureError',
      model_version: model,
      wafer_lot: lot,
      'user.id': user,
    });
    trace.fail(predict, 'FeatureError', message);
    trace.fail(root, 'FeatureError', message);
    trace.log(root, 0.99, 'ERROR', 'POST /v1/predict answered 500', {
      ...http,
      'http.response.status_code': 500,
      model_version: model,
    });
    return trace;
  }
  const prediction = Number((0.97 - Math.abs(random.normal()) * 0.05).toFixed(4));
  const confidence = Number(Math.min(0.999, 0.9 + random.normal() * 0.05).toFixed(3));
  trace.span(on('postgres', '16.4'), 'INSERT predictions', {
    parent: predict,
    kind: 'server',
    at: predict.at + inference,
    ms: insert,
    attributes: {
      'db.system.name': 'postgresql',
      'db.query.text': 'INSERT INTO predictions VALUES ($1, $2, $3, $4)',
    },
  });
  const figures = {
    prediction,
    confidence,
    latency_ms: Number(latencyMs.toFixed(1)),
    model_version: model,
    wafer_lot: lot,
  };
  trace.log(predict, 0.85, 'INFO', `Predicted yield ${prediction} for lot ${lot}`, figures);
  if (confidence < 0.8)
    trace.log(predict, 0.86, 'WARN', `Low confidence ${confidence} for lot ${lot}`, figures);
  trace.log(root, 0.99, 'INFO', 'POST /v1/predict answered 200', {
    ...http,
    'http.response.status_code': 200,
    latency_ms: figures.latency_ms,
    'user.id': user,
  });
  return trace;
}
