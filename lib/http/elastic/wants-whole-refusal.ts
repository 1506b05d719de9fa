/**
 * Whether a sender keeps its documents only when the request as a whole is refused. Vector drops what a 200 says was
 * refused (src/sinks/elasticsearch/retry.rs: `errors` → DontRetry, unless `request_retry_partial` is set); Fluentd gives
 * up a chunk for an item's `es_rejected_execution_exception` (out_elasticsearch.rb: unrecoverable_error_types), and is
 * known by its Ruby client alone. A full Elasticsearch answers 429 to the whole request, too.
 */
export function wantsWholeRefusal(request: Request): boolean {
  const agent = request.headers.get('user-agent') ?? '';
  return /^vector\/|\belastic(?:search|-transport)-ruby\//i.test(agent);
}
