/** The attribute of a log that keeps the `_id` it was indexed with. */
export const DOCUMENT_ID_ATTRIBUTE = 'elasticsearch.id';
