-- What calls between services need beside the parents of spans, and the sums of spans from before this version.

-- The service that a client, producer or consumer span itself names as its other side (a database, a queue, a peer).
ALTER TABLE span ADD COLUMN peer_id int;

-- Links to spans that were not looked up yet, or were not there yet. A queue: it stays a local table in a cluster.
CREATE TABLE span_link_wait (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id   int      NOT NULL,
  trace_key   uuid     NOT NULL,                -- of the span that the link names
  shard_key   int      NOT NULL,
  span_key    bigint   NOT NULL,
  service_id  int      NOT NULL,                -- of the span that has the link
  minute      int      NOT NULL,
  duration_ns bigint   NOT NULL,
  is_error    boolean  NOT NULL,
  tries       smallint NOT NULL DEFAULT 0,
  next_try_ms bigint   NOT NULL DEFAULT 0
);
CREATE INDEX span_link_wait_next ON span_link_wait (next_try_ms);

-- In one statement, so that a cluster takes it. Whoever reads or writes spans waits meanwhile. It begins anew each time it is run.
DO $$
DECLARE
  floors CONSTANT float8[] := ARRAY(SELECT power(2, i / 4.0) FROM generate_series(1, 119) i);
  h bigint;
  of record;
BEGIN
  LOCK TABLE span IN SHARE ROW EXCLUSIVE MODE;
  TRUNCATE trace_summary, rollup_delta, span_rollup, edge_rollup, span_link_wait;
  IF NOT EXISTS (SELECT FROM span) THEN RETURN; END IF;

  INSERT INTO trace_summary
  SELECT t.*, r.start_ns, r.span_key, r.service_id, r.name FROM (
      SELECT tenant_id, trace_key, shard_key, min(trace_text), min(start_ns), max(end_ns),
             max(end_ns) - min(start_ns), min(start_ns) / 3600000000000, count(*),
             count(*) FILTER (WHERE status = 2), array_agg(DISTINCT service_id ORDER BY service_id)
        FROM span, LATERAL (SELECT start_ns + least(greatest(duration_ns, 0), 9223372036854775807 - start_ns)) e (end_ns)
       GROUP BY tenant_id, trace_key, shard_key) t
    LEFT JOIN (
      SELECT DISTINCT ON (tenant_id, trace_key) tenant_id, trace_key, start_ns, span_key, service_id, name
        FROM span WHERE parent_key IS NULL
       ORDER BY tenant_id, trace_key, start_ns, span_key, service_id, name COLLATE "C") r
      USING (tenant_id, trace_key);

  -- The names of lib/store/summary/peer-name.ts.
  CREATE TEMPORARY TABLE named_peer ON COMMIT DROP AS
  SELECT * FROM (
    SELECT tenant_id, trace_key, span_key, start_ns, kind, shard_key, left(coalesce(
        nullif(attributes->>'peer.service', ''), nullif(attributes->>'service.peer.name', ''),
        CASE WHEN kind = 3 AND attributes ?| ARRAY['db.system.name', 'db.system'] THEN
          coalesce(nullif(attributes->>'db.system.name', ''), nullif(attributes->>'db.system', ''))
          || coalesce('/' || coalesce(nullif(attributes->>'db.namespace', ''), nullif(attributes->>'db.name', '')), '') END,
        nullif(attributes->>'messaging.system', '')
          || CASE WHEN attributes->>'messaging.destination.temporary' = 'true'
                    OR attributes->>'messaging.destination.anonymous' = 'true' THEN ''
             ELSE coalesce('/' || coalesce(nullif(attributes->>'messaging.destination.template', ''),
               nullif(attributes->>'messaging.destination.name', ''), nullif(attributes->>'messaging.destination', '')), '')
             END), 200) AS name
    FROM span WHERE kind IN (3, 4) OR (kind = 5 AND parent_key IS NULL AND links = '[]')) named
  WHERE name IS NOT NULL;
  INSERT INTO service (tenant_id, name)
  SELECT tenant_id, name FROM named_peer GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1000 ON CONFLICT DO NOTHING;
  UPDATE span s SET peer_id = o.id
    FROM named_peer p JOIN service o ON o.tenant_id = p.tenant_id AND o.name = p.name
   WHERE s.trace_key = p.trace_key AND s.span_key = p.span_key AND s.start_ns = p.start_ns AND s.kind = p.kind
     AND s.shard_key = p.shard_key AND o.id <> s.service_id;

  INSERT INTO operation (tenant_id, service_id, kind, name)
  SELECT DISTINCT tenant_id, service_id, kind, CASE WHEN rank <= 2000 THEN name ELSE '' END FROM (
      SELECT tenant_id, service_id, kind, left(name, 512) AS name,
             row_number() OVER (PARTITION BY tenant_id, service_id ORDER BY count(*) DESC, kind, left(name, 512)) AS rank
        FROM span GROUP BY 1, 2, 3, 4) ranked
  ON CONFLICT DO NOTHING;

  CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
  SELECT s.tenant_id, s.start_ns, s.service_id, coalesce(o.id, nameless.id) AS operation_id, s.kind,
         NULL::int AS callee_id, s.duration_ns, s.status
    FROM span s
    LEFT JOIN operation o ON o.tenant_id = s.tenant_id AND o.service_id = s.service_id AND o.kind = s.kind
      AND o.name = left(s.name, 512)
    LEFT JOIN operation nameless ON nameless.tenant_id = s.tenant_id AND nameless.service_id = s.service_id
      AND nameless.kind = s.kind AND nameless.name = '';

  -- Calls, as lib/store/summary/edge-rule.ts tells them: from the span's parent, or where it has none from the client that
  -- shares its id.
  INSERT INTO counted
  SELECT tenant_id, start_ns, caller, 0, edge, service_id, duration_ns, status FROM (
      SELECT DISTINCT ON (c.trace_key, c.span_key, c.start_ns, c.kind)
             c.tenant_id, c.start_ns, p.service_id AS caller, c.service_id, c.duration_ns, c.status,
             CASE WHEN p.kind = 4 OR c.kind = 5 THEN 1 ELSE 0 END AS edge
        FROM span c JOIN span p ON p.trace_key = c.trace_key AND p.shard_key = c.shard_key AND p.tenant_id = c.tenant_id
          AND p.span_key = coalesce(c.parent_key, c.span_key)
       WHERE c.parent_key IS NOT NULL OR (c.kind = 2 AND p.kind = 3) OR (c.kind = 5 AND p.kind = 4)
       ORDER BY c.trace_key, c.span_key, c.start_ns, c.kind,
                p.service_id = c.service_id DESC, p.start_ns, p.kind, p.service_id) called
   WHERE caller <> service_id;

  INSERT INTO counted
  SELECT tenant_id, start_ns, CASE kind WHEN 5 THEN peer_id ELSE service_id END, 0, 3,
         CASE kind WHEN 5 THEN service_id ELSE peer_id END, duration_ns, status
    FROM span s
   WHERE peer_id IS NOT NULL AND NOT EXISTS (
     SELECT FROM span c
      WHERE c.trace_key = s.trace_key AND c.shard_key = s.shard_key AND c.tenant_id = s.tenant_id
        AND c.parent_key = s.span_key AND s.kind <> 5
        AND (c.service_id <> s.service_id OR (c.peer_id = s.peer_id AND c.span_key <> s.span_key)))
     AND NOT EXISTS (
     SELECT FROM span c
      WHERE c.trace_key = s.trace_key AND c.shard_key = s.shard_key AND c.tenant_id = s.tenant_id
        AND c.span_key = s.span_key AND c.service_id <> s.service_id
        AND ((s.kind = 3 AND c.kind = 2) OR (s.kind = 4 AND c.kind = 5) OR (s.kind = 5 AND c.kind = 4)));

  -- As lib/store/rollup/series-shard-key.ts computes it.
  CREATE TEMPORARY TABLE series ON COMMIT DROP AS
  SELECT DISTINCT tenant_id, service_id, 0 AS shard_key FROM counted;
  FOR of IN SELECT * FROM series LOOP
    h := 2166136261;
    FOR byte IN 0..7 LOOP
      h := (h # (((CASE WHEN byte < 4 THEN of.tenant_id ELSE of.service_id END) >> (byte % 4 * 8)) & 255)) * 16777619
           & 4294967295;
    END LOOP;
    UPDATE series SET shard_key = h - CASE WHEN h > 2147483647 THEN 4294967296 ELSE 0 END
     WHERE tenant_id = of.tenant_id AND service_id = of.service_id;
  END LOOP;

  INSERT INTO rollup_delta (tenant_id, shard_key, minute, service_id, operation_id, kind, callee_id, n, errors, sum_ns,
    places, counts)
  SELECT tenant_id, shard_key, minute, service_id, operation_id, kind, callee_id, sum(n), sum(errors), sum(sum_ns),
         array_agg(place), array_agg(n)
    FROM (SELECT tenant_id, start_ns / 60000000000 AS minute, service_id, operation_id, kind, callee_id,
                 width_bucket(duration_ns / 1000.0::float8, floors) AS place, count(*) AS n,
                 count(*) FILTER (WHERE status = 2) AS errors, sum(duration_ns) AS sum_ns
            FROM counted GROUP BY 1, 2, 3, 4, 5, 6, 7) cell JOIN series USING (tenant_id, service_id)
   GROUP BY 1, 2, 3, 4, 5, 6, 7;

  -- Of ids that are not W3C hex only the text is kept here; their links are not counted.
  INSERT INTO span_link_wait (tenant_id, trace_key, shard_key, span_key, service_id, minute, duration_ns, is_error)
  SELECT DISTINCT ON (s.trace_key, s.span_key, s.start_ns, s.kind, l->>'traceId', l->>'spanId')
         s.tenant_id, (l->>'traceId')::uuid, ('x' || right(l->>'traceId', 8))::bit(32)::int,
         ('x' || (l->>'spanId'))::bit(64)::bigint, s.service_id, s.start_ns / 60000000000, s.duration_ns, s.status = 2
    FROM span s, jsonb_array_elements(s.links) l
   WHERE s.links <> '[]' AND l->>'traceId' ~ '^[0-9a-f]{32}$' AND l->>'spanId' ~ '^[0-9a-f]{16}$'
     AND NOT ((l->>'traceId')::uuid = s.trace_key
              AND ('x' || (l->>'spanId'))::bit(64)::bigint IS NOT DISTINCT FROM s.parent_key);
END $$;
