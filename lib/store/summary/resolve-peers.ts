import { processSingleton } from '../../process-singleton';
import { ask } from '../client/ask';
import { resolveServices } from '../dictionary/resolve-services';

/** A name that holds an id of something would else fill the dictionary of services. */
const PEERS_A_TENANT = 1_000;

interface Peers {
  /** What has an id already, peers and services that send spans. */
  names: Set<string>;
  /** How many more names may get one. */
  room: number;
}

const tenants = () => processSingleton('peer-names', () => new Map<number, Promise<Peers>>());

/**
 * Service ids of these names of peers, made where they are new: a peer that begins to send spans is the same service.
 * A tenant has a thousand names that send nothing, counted in the database at a process's start; others have no id.
 */
export async function resolvePeers(tenantId: number, names: Iterable<string>): Promise<Map<string, number>> {
  const wanted = [...names];
  if (wanted.length === 0) return new Map();
  const known = await peersOf(tenantId);
  const taken = wanted.filter((name) => {
    if (known.names.has(name)) return true;
    if (known.room <= 0) return false;
    known.room--;
    known.names.add(name);
    return true;
  });
  return taken.length === 0 ? new Map() : await resolveServices(tenantId, taken);
}

async function peersOf(tenantId: number): Promise<Peers> {
  let peers = tenants().get(tenantId);
  if (!peers) {
    peers = readPeers(tenantId);
    tenants().set(tenantId, peers);
  }
  try {
    return await peers;
  } catch (error) {
    tenants().delete(tenantId);
    throw error;
  }
}

async function readPeers(tenantId: number): Promise<Peers> {
  const rows = await ask<{ name: string; sends: boolean }>(
    `SELECT s.name, EXISTS (SELECT FROM stream WHERE service_id = s.id) AS sends
       FROM service s WHERE s.tenant_id = $1 ORDER BY s.id LIMIT 100000`,
    [tenantId],
  );
  return {
    names: new Set(rows.map(({ name }) => name)),
    room: PEERS_A_TENANT - rows.filter(({ sends }) => !sends).length,
  };
}
