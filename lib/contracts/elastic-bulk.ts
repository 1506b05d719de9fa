/** What a bulk line asks for. Source: Elasticsearch, "Bulk API". */
export const BULK_ACTIONS = ['index', 'create', 'update', 'delete'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Why one document was not taken, as Elasticsearch says it. */
export interface ItemError {
  status: number;
  type: string;
  reason: string;
}

/** What became of one operation of a bulk request. */
export interface BulkItemOutcome {
  action: BulkAction;
  index: string;
  /** The id given, or the one under which the document is found; null when neither is known. */
  id: string | null;
  /** `noop`: it was stored before, with the same content, or holds metrics, which are not stored. Null when it failed. */
  result: 'created' | 'noop' | null;
  error: ItemError | null;
}

export interface BulkOutcome {
  items: BulkItemOutcome[];
  /** Whole seconds after which the items refused for now (429, 503) can be sent again. */
  retryAfterSeconds: number | null;
}
