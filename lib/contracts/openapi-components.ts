import { z } from 'zod';
import { apiErrorSchema } from './api-error';
import { attributesSchema, attributeValueSchema } from './attributes';
import { logSchema } from './log';
import { severityCountsSchema } from './log-search';
import { queryDiagnosticSchema } from './query-diagnostic';
import { savedQuerySchema } from './saved-query';
import { severityClassSchema } from './severity';
import { resolvedRangeSchema } from './time-range';
import { spanSchema } from './trace';
import { traceSummarySchema } from './trace-search';

/** Schemas that the document names once and refers to. */
const COMPONENTS: Record<string, z.ZodType> = {
  ApiError: apiErrorSchema,
  AttributeValue: attributeValueSchema,
  Attributes: attributesSchema,
  Log: logSchema,
  QueryDiagnostic: queryDiagnosticSchema,
  ResolvedRange: resolvedRangeSchema,
  SavedQuery: savedQuerySchema,
  SeverityClass: severityClassSchema,
  SeverityCounts: severityCountsSchema,
  Span: spanSchema,
  TraceSummary: traceSummarySchema,
};

export type JsonSchema = Record<string, unknown>;

/** JSON Schema (2020-12, as OpenAPI 3.1 takes it) of contracts, component by component. */
export class SchemaBook {
  private readonly registry = z.registry<{ id: string }>();
  private readonly names = new Set<string>();

  constructor() {
    for (const [id, schema] of Object.entries(COMPONENTS)) this.add(id, schema);
  }

  /** Takes a schema in under a name (or the one it has) and gives the reference to it. */
  reference(name: string, schema: z.ZodType): JsonSchema {
    const known = this.registry.get(schema)?.id;
    if (known === undefined) this.add(name, schema);
    return { $ref: uri(known ?? name) };
  }

  private add(id: string, schema: z.ZodType): void {
    if (this.names.has(id)) throw new Error(`Two schemas are named ${id}.`);
    this.names.add(id);
    this.registry.add(schema, { id });
  }

  /** All schemas taken in, for `components.schemas`. */
  schemas(): Record<string, JsonSchema> {
    const { schemas } = z.toJSONSchema(this.registry, { uri, target: 'draft-2020-12' });
    return Object.fromEntries(
      Object.entries(schemas).map(([id, { $schema: _, $id: __, id: ___, ...schema }]) => [id, schema]),
    );
  }
}

function uri(id: string): string {
  return `#/components/schemas/${id}`;
}
