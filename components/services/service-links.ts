import type { EDGE_KINDS } from '@/lib/contracts/service-map';
import { fieldTerm } from '@/lib/query/edit';
import { tracesUrl } from '@/lib/url/traces';

interface Range {
  from: string;
  to: string;
}

export interface LinkedEdge {
  caller: string;
  callee: string;
  kind: (typeof EDGE_KINDS)[number];
  /** Which end sends no spans of its own, of an edge of kind `database`. */
  peer?: 'caller' | 'callee' | undefined;
}

/**
 * The trace query for the calls of an edge. A span link joins two traces, and no query asks for it: the query then finds
 * all spans of the callee.
 */
export function edgeQuery(edge: LinkedEdge, failed = false): string {
  const { caller, callee, kind, peer } = edge;
  const status = failed ? ' AND status:error' : '';
  if (kind === 'database') {
    return peer === 'caller'
      ? `${fieldTerm('service', callee)} AND kind:consumer AND ${peerCondition(caller)}${status}`
      : `${fieldTerm('service', caller)} AND ${peerCondition(callee)}${status}`;
  }
  if (kind === 'link') return `${fieldTerm('service', callee)}${status}`;
  return `parent{${fieldTerm('service', caller)}} > child{${fieldTerm('service', callee)}${status}}`;
}

export function edgeTracesUrl(edge: LinkedEdge, range: Range, failed = false): string {
  return tracesUrl({ q: edgeQuery(edge, failed), ...range });
}

/** What a span says of a peer: its name, or the `system/place` of a database or queue that the store made it from. */
function peerCondition(name: string): string {
  const slash = name.indexOf('/');
  const system = slash < 0 ? name : name.slice(0, slash);
  const place = slash < 0 ? null : name.slice(slash + 1);
  const within = (systems: readonly string[], places: readonly string[]) => {
    const ofSystem = anyOf(systems, system);
    return place === null ? ofSystem : `(${ofSystem} AND ${anyOf(places, place)})`;
  };
  const ways = [
    ...['peer.service', 'service.peer.name'].map((field) => fieldTerm(field, name)),
    within(['db.system.name', 'db.system'], ['db.namespace', 'db.name']),
    within(
      ['messaging.system'],
      ['messaging.destination.template', 'messaging.destination.name', 'messaging.destination'],
    ),
  ];
  return `(${ways.join(' OR ')})`;
}

function anyOf(fields: readonly string[], value: string): string {
  const terms = fields.map((field) => fieldTerm(field, value));
  return terms.length === 1 ? terms.join('') : `(${terms.join(' OR ')})`;
}
