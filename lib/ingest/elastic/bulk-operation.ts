import type { BulkAction, ItemError } from '../../contracts/elastic-bulk';

/** One operation of a bulk request, before its document is read. */
export interface BulkOperation {
  action: BulkAction;
  index: string;
  /** Null when the sender gave none. */
  id: string | null;
  /** The ingest pipeline it names; null: that of its index, `_none`: not even that. */
  pipeline: string | null;
  /** The JSON text of its document (of an update: of the whole update), null for a delete. */
  source: string | null;
  /** Set when it is refused whatever its document holds. */
  refusal: ItemError | null;
}
