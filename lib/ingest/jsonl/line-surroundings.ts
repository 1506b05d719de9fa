import type { Attributes } from '../../contracts/attributes';
import type { RawObject } from '../raw-value';

/** What is known of a line beside its own fields, which win: from the message that carried it, or from its file. */
export interface LineSurroundings {
  /** Nanoseconds, storable; for a line whose own time is missing, unreadable or not storable. */
  time: bigint;
  /** For a line without a level that is known as one. */
  severityText: string | null;
  service: string | null;
  environment: string | null;
  resource: Attributes;
  /** For a line without a message. */
  message: string;
  /** Put before the line's own. */
  attributes: RawObject;
}
