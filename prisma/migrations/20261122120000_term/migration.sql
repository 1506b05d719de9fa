-- The dictionary that finds words by a piece of them. One row for each run of word characters (letters of any script and
-- `_`, no ASCII digits, 3 to 64 long, folded) that was met more than once. A record with a run that is not here carries the
-- pieces in its own tokens instead, so nothing is ever missed. See lib/query/README.md, "Pieces of words".
CREATE TABLE term (
  tenant_id int  NOT NULL,
  term      text COLLATE "C" NOT NULL,
  token     int  NOT NULL,                    -- of the term as a word, in log.tok and span.tok
  grams     int[] NOT NULL,                   -- hashes of its three-letter pieces, its first two letters and its last two
  PRIMARY KEY (tenant_id, term)
);
CREATE INDEX term_grams ON term USING gin (grams);

-- From which time on every record says the pieces of its words. No row: all do. Ten minutes are for a process of the
-- version before, which may still be writing.
CREATE TABLE term_start (
  signal  text   PRIMARY KEY,
  from_ns bigint NOT NULL
);
INSERT INTO term_start
SELECT 'logs', greatest(newest + 1, ((extract(epoch FROM now()) + 600) * 1000000000)::bigint)
  FROM (SELECT max(time_ns) AS newest FROM log) l WHERE newest IS NOT NULL;
INSERT INTO term_start
SELECT 'spans', greatest(newest + 1, ((extract(epoch FROM now()) + 600) * 1000000000)::bigint)
  FROM (SELECT max(start_ns) AS newest FROM span) s WHERE newest IS NOT NULL;
