import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const SERVICE_SORTS = [
  'name',
  'rate',
  'rateChange',
  'errorRate',
  'errorChange',
  'p50',
  'p95',
  'p95Change',
  'p99',
  'lastSeen',
] as const;
export const OPERATION_SORTS = ['name', 'rate', 'errorRate', 'p50', 'p95', 'p99', 'p95Change'] as const;
export const MAP_DIRECTIONS = ['both', 'callers', 'callees'] as const;
export const MAP_EDGE_KINDS = ['call', 'message', 'link', 'database'] as const;
export const MAP_VIEWS = ['map', 'table'] as const;

const range = { from: parseAsString.withDefault('now-1h'), to: parseAsString.withDefault('now') };

/** The state of /services. */
export const servicesParsers = {
  ...range,
  /** Part of a service's name. */
  find: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SERVICE_SORTS).withDefault('rate'),
  /** True: from the largest (of names: from Z). */
  desc: parseAsBoolean.withDefault(true),
};
export type ServicesState = inferParserType<typeof servicesParsers>;

/** The state of /services/{name}. */
export const serviceParsers = {
  ...range,
  /** The one operation the page is narrowed to; null: all of them. */
  operation: parseAsString,
  sort: parseAsStringLiteral(OPERATION_SORTS).withDefault('rate'),
  desc: parseAsBoolean.withDefault(true),
  /** Start of the interval whose traces are listed (ISO 8601). */
  at: parseAsString,
  /** The two versions set side by side. */
  before: parseAsString,
  after: parseAsString,
};
export type ServiceState = inferParserType<typeof serviceParsers>;

/** The state of /services/map. */
export const mapParsers = {
  ...range,
  /** The service the map is narrowed to, with its neighbours up to `depth` steps away. */
  focus: parseAsString,
  depth: parseAsInteger.withDefault(2),
  direction: parseAsStringLiteral(MAP_DIRECTIONS).withDefault('both'),
  /** Namespaces drawn as one node each. */
  folded: parseAsNativeArrayOf(parseAsString).withDefault([]),
  /** Kinds of edges that are left out. */
  hide: parseAsNativeArrayOf(parseAsStringLiteral(MAP_EDGE_KINDS)).withDefault([]),
  /** The node whose panel is open, or with `caller`, `callee` and `kind` the edge. */
  node: parseAsString,
  caller: parseAsString,
  callee: parseAsString,
  kind: parseAsStringLiteral(MAP_EDGE_KINDS),
  view: parseAsStringLiteral(MAP_VIEWS).withDefault('map'),
};
export type MapState = inferParserType<typeof mapParsers>;

const serializeList = createSerializer(servicesParsers);
const serializeService = createSerializer(serviceParsers);
const serializeMap = createSerializer(mapParsers);
const loadList = createLoader(servicesParsers);
const loadService = createLoader(serviceParsers);
const loadMap = createLoader(mapParsers);

/** The list of services; defaults are left out of every address here. */
export function servicesUrl(state: Partial<ServicesState> = {}): string {
  return serializeList('/services', state);
}

/** The page of one service. */
export function serviceUrl(name: string, state: Partial<ServiceState> = {}): string {
  return serializeService(`/services/${encodeURIComponent(segmentOf(name))}`, state);
}

/** The map of calls between services. */
export function mapUrl(state: Partial<MapState> = {}): string {
  return serializeMap('/services/map', state);
}

export const readServicesState = (search: string): ServicesState => loadList(new URLSearchParams(search));
export const readServiceState = (search: string): ServiceState => loadService(new URLSearchParams(search));
export const readMapState = (search: string): MapState => loadMap(new URLSearchParams(search));

// `map` is a page of its own, and a browser folds away `.` and `..`: such names get a tilde before them.
const RESERVED = /^(?:map|\.{0,2}|~.*)$/s;

function segmentOf(name: string): string {
  return RESERVED.test(name) ? `~${name}` : name;
}

/** The service that a (decoded) path segment of `serviceUrl` names. */
export function serviceOfSegment(segment: string): string {
  return segment.startsWith('~') ? segment.slice(1) : segment;
}
