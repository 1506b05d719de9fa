import type { BulkAction, ItemError } from '../../contracts/elastic-bulk';
import { indexNameRefusal } from './index-name';

const MOST_ID_BYTES = 512;

interface Target {
  action: BulkAction;
  index: string;
  id: string | null;
  versioned: boolean;
}

/** Why an operation is refused whatever its document holds, or null. */
export function operationRefusal({ action, index, id, versioned }: Target): ItemError | null {
  const name = indexNameRefusal(index);
  if (name !== null) return name;
  const refuse = (reason: string): ItemError => ({ status: 400, type: 'illegal_argument_exception', reason });
  if (action === 'delete')
    return refuse('deletes are not supported: stored logs are immutable and expire by retention');
  if (versioned)
    return refuse(
      'versions are not supported: stored logs are immutable, so there is only one version of each',
    );
  if (action === 'update' && id === null) return refuse('an update needs an _id');
  if (id === '') return refuse('if _id is specified it must not be empty');
  if (id !== null && Buffer.byteLength(id) > MOST_ID_BYTES)
    return refuse(
      `id [${id.slice(0, 60)}…] is too long, must be no longer than 512 bytes but was: ${Buffer.byteLength(id)}`,
    );
  return null;
}
