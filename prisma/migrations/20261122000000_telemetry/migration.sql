-- Telemetry tables. Read docs/ARCHITECTURE.md ("Store") before changing a primary key.
--
-- Times are nanoseconds since the epoch in a bigint: exact, eight bytes, and one integer division away from any bucket.
-- Every telemetry table has shard_key in its primary key and no foreign key, so that create_distributed_table() after
-- these migrations is all a Citus cluster takes. Dictionaries are ordinary local tables.

CREATE TABLE tenant (
  id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);
INSERT INTO tenant (name) VALUES ('default');

CREATE TABLE service (
  id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id int  NOT NULL,
  name      text NOT NULL,
  UNIQUE (tenant_id, name)
);

-- One row for each distinct (resource, scope): what a thousand log lines of one process share is kept once.
CREATE TABLE stream (
  id               int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id        int   NOT NULL,
  digest           bytea NOT NULL,
  service_id       int   NOT NULL,
  environment      text,
  service_version  text,
  resource         jsonb NOT NULL,
  scope_name       text,
  scope_version    text,
  scope_attributes jsonb NOT NULL DEFAULT '{}',
  UNIQUE (tenant_id, digest)
);
CREATE INDEX stream_service ON stream (service_id);

-- Each ingesting process takes numbers in blocks of the increment; inside a block they follow arrival.
CREATE SEQUENCE ingest_seq AS bigint INCREMENT BY 100000 START 100000;

CREATE TABLE log (
  time_ns       bigint   NOT NULL,
  seq           bigint   NOT NULL,
  shard_key     int      NOT NULL,
  tenant_id     int      NOT NULL,
  stream_id     int      NOT NULL,
  service_id    int      NOT NULL,
  severity      smallint NOT NULL,            -- OpenTelemetry SeverityNumber 0..24
  body_json     boolean  NOT NULL DEFAULT false,
  observed_ns   bigint   NOT NULL,
  span_key      bigint,                       -- the span id's 8 bytes, or a hash where it is not W3C hex
  trace_key     uuid,                         -- the trace id's 16 bytes, or a hash where it is not W3C hex
  tok           int[]    NOT NULL,            -- lib/query/tokens.ts
  severity_text text,                         -- as sent, where it differs from the number's own name
  trace_text    text,                         -- as sent, where trace_key / span_key is a hash
  span_text     text,
  body          text     NOT NULL,
  attributes    jsonb    NOT NULL,
  PRIMARY KEY (time_ns, seq, shard_key)
) PARTITION BY RANGE (time_ns);
CREATE INDEX log_tok ON log USING gin (tok);
CREATE INDEX log_trace ON log (trace_key, time_ns) WHERE trace_key IS NOT NULL;
CREATE INDEX log_error ON log (time_ns, seq) WHERE severity >= 17;

CREATE TABLE span (
  start_ns       bigint   NOT NULL,
  duration_ns    bigint   NOT NULL,
  trace_key      uuid     NOT NULL,
  span_key       bigint   NOT NULL,
  parent_key     bigint,
  shard_key      int      NOT NULL,
  tenant_id      int      NOT NULL,
  stream_id      int      NOT NULL,
  service_id     int      NOT NULL,
  kind           smallint NOT NULL,           -- OpenTelemetry SpanKind 0..5
  status         smallint NOT NULL,           -- 0 unset, 1 ok, 2 error
  tok            int[]    NOT NULL,
  name           text     NOT NULL,
  status_message text,
  trace_state    text,
  trace_text     text,
  span_text      text,
  parent_text    text,
  attributes     jsonb    NOT NULL,
  events         jsonb    NOT NULL DEFAULT '[]',
  links          jsonb    NOT NULL DEFAULT '[]',
  PRIMARY KEY (trace_key, span_key, start_ns, kind, shard_key)
) PARTITION BY RANGE (start_ns);
CREATE INDEX span_start ON span (start_ns DESC);
CREATE INDEX span_service_start ON span (service_id, start_ns DESC);
CREATE INDEX span_service_duration ON span (service_id, duration_ns DESC);
CREATE INDEX span_tok ON span USING gin (tok);

-- Logs per minute, service and severity class. Written in the transaction that writes the logs, so it always agrees.
CREATE TABLE log_rollup_minute (
  bucket_ns  bigint NOT NULL,
  tenant_id  int    NOT NULL,
  service_id int    NOT NULL,
  shard_key  int    NOT NULL,
  n_unset    bigint NOT NULL DEFAULT 0,
  n_trace    bigint NOT NULL DEFAULT 0,
  n_debug    bigint NOT NULL DEFAULT 0,
  n_info     bigint NOT NULL DEFAULT 0,
  n_warn     bigint NOT NULL DEFAULT 0,
  n_error    bigint NOT NULL DEFAULT 0,
  n_fatal    bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, bucket_ns, service_id, shard_key)
);

-- A received batch's digest, written with its rows: the same bytes sent again within the hour are answered, not stored.
CREATE TABLE ingest_batch (
  digest      bytea PRIMARY KEY,
  received_at timestamptz NOT NULL
);
CREATE INDEX ingest_batch_received ON ingest_batch (received_at);
