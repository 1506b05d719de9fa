-- The same sums by hour, written in the same transaction: a week of a dashboard's panel is read from 168 of them a service
-- instead of 10,080 minutes. The free space lets the rows of the present hour be updated in place.
CREATE TABLE log_rollup_hour (
  LIKE log_rollup_minute INCLUDING DEFAULTS,
  PRIMARY KEY (tenant_id, bucket_ns, service_id, shard_key)
) WITH (fillfactor = 60);

-- In one statement, so that a cluster takes it. Whoever writes logs waits meanwhile.
DO $$
BEGIN
  LOCK TABLE log_rollup_minute IN SHARE ROW EXCLUSIVE MODE;
  INSERT INTO log_rollup_hour
  SELECT bucket_ns - ((bucket_ns % 3600000000000) + 3600000000000) % 3600000000000, tenant_id, service_id, min(shard_key),
         sum(n_unset), sum(n_trace), sum(n_debug), sum(n_info), sum(n_warn), sum(n_error), sum(n_fatal)
    FROM log_rollup_minute GROUP BY 1, 2, 3;
END $$;
