-- What arrived in which transaction: a live tail reads each committed batch once, by what its last snapshot could not see.
-- Null in batches of spans, and in those from before this migration. time_from and time_to are inclusive.
ALTER TABLE ingest_batch
  ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD COLUMN time_from bigint,
  ADD COLUMN time_to bigint,
  ADD COLUMN seqs int8multirange,
  ADD COLUMN records int;
CREATE INDEX ingest_batch_arrival ON ingest_batch (xid) WHERE seqs IS NOT NULL;
