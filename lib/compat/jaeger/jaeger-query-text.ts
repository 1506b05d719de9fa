import { fieldTerm } from '../../query/edit';
import { isBuiltinField } from '../../query/fields';
import type { JaegerQuery } from './jaeger-query';

/**
 * The tags of a search in our language. Those that Jaeger makes up for what its model has no place for ask the place
 * itself. Letter case of values does not count.
 */
export function jaegerQueryText({ tags }: Pick<JaegerQuery, 'tags'>): string {
  return [...tags].map(([key, value]) => tagTerm(key, value)).join(' AND ');
}

function tagTerm(key: string, value: string): string {
  switch (key) {
    case 'error':
      if (value === 'true') return '(status:error OR error:true)';
      return value === 'false' ? '(NOT status:error AND NOT error:true)' : fieldTerm(key, value);
    case 'span.kind':
      return fieldTerm('kind', value);
    case 'otel.status_code':
      return fieldTerm('status', value.toLowerCase());
    case 'otel.status_description':
      return fieldTerm('status_message', value);
    case 'otel.scope.name':
    case 'otel.library.name':
      return fieldTerm('scope.name', value);
    case 'otel.scope.version':
    case 'otel.library.version':
      return fieldTerm('scope.version', value);
    default:
      if (!isBuiltinField(key)) return fieldTerm(key, value);
      return `(${fieldTerm(`attributes.${key}`, value)} OR ${fieldTerm(`resource.${key}`, value)})`;
  }
}
