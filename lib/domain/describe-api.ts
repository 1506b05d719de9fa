import { openApiDocument } from '../contracts/openapi-document';
import { APP_VERSION } from './app-version';

/** The OpenAPI document of this release. */
export function describeApi(): Record<string, unknown> {
  return openApiDocument(APP_VERSION);
}
