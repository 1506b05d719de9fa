import { objectOf, textOf } from '../compat/elastic/json-members';
import { type JsonObject, readJson } from '../compat/elastic/read-json';
import type { UrlParams } from '../compat/elastic/search/url-params';

/** A reading request as it came. */
export interface ElasticRequest {
  /** As in the path; empty: all indices. */
  index: string;
  params: UrlParams;
  body: string;
}

/** An empty body asks for everything. */
export function readBody(text: string): JsonObject {
  return text.trim() === '' ? {} : objectOf(readJson(text), '[search request]');
}

/** The id of the point in time a body names. */
export function pitIdOf({ pit }: JsonObject): string | null {
  return pit === undefined || pit === null ? null : textOf(objectOf(pit, '[pit]').id, '[pit] id');
}
