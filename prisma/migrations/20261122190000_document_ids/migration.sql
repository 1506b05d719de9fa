-- Documents that came with an id of their own (Elasticsearch's _id): which, what they held, and where they lie. Written
-- with their rows, so that one sent again is told from a new one; pruned after a day (lib/store/write/prune-documents.ts).
CREATE TABLE document_id (
  tenant_id   int         NOT NULL,
  key         uuid        NOT NULL,           -- 16 bytes of a hash over index and id
  shard_key   int         NOT NULL,           -- the key's last four bytes
  content     bigint      NOT NULL,           -- 8 bytes of a hash over the document
  time_ns     bigint      NOT NULL,
  seq         bigint      NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key, shard_key)
);
CREATE INDEX document_id_received ON document_id (received_at);
