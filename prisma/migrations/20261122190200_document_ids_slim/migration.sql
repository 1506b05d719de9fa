-- Where a document lies is not asked by its id: the token index finds it for as long as its log is there, not for a day.
ALTER TABLE document_id DROP COLUMN time_ns, DROP COLUMN seq;
