-- SHA-256 of the body of a batch that its sender named; the same name on another body is refused. Null for others.
ALTER TABLE ingest_batch ADD COLUMN body_digest bytea;
