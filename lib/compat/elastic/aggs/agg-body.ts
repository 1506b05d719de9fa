import { elasticError } from '../elastic-error';

type Json = unknown;

/** The body of one aggregation, read member by member; what nobody asked for is an error. */
export class AggBody {
  private readonly rest: Map<string, Json>;

  /** @param type the aggregation's type, for its errors */
  constructor(
    readonly name: string,
    readonly type: string,
    private readonly given: Json,
  ) {
    this.rest = new Map(Object.entries(objectOf(given, `[${type}] in aggregation [${name}]`)));
  }

  take(member: string): Json {
    const value = this.rest.get(member);
    this.rest.delete(member);
    return value ?? undefined;
  }

  /** The body as a whole. */
  all(): Json {
    return this.given;
  }

  text(member: string): string | null {
    const value = this.take(member);
    if (value === undefined) return null;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw this.wrong(member, 'is not a text');
  }

  /** A number, also one in quotes, as Elasticsearch takes it. */
  number(member: string): number | null {
    const value = this.take(member);
    return value === undefined ? null : this.asNumber(member, value);
  }

  whole(member: string, least: number, most: number): number | null {
    const value = this.number(member);
    if (value === null) return null;
    if (!Number.isInteger(value) || value < least || value > most)
      throw this.wrong(member, `must be a whole number from ${least} to ${most}, found [${value}]`);
    return value;
  }

  flag(member: string): boolean | null {
    const value = this.take(member);
    if (value === undefined) return null;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw this.wrong(member, 'is not a boolean');
  }

  list(member: string, most: number): Json[] | null {
    const value = this.take(member);
    if (value === undefined) return null;
    const list = Array.isArray(value) ? value : [value];
    if (list.length > most) throw this.wrong(member, `has more than ${most} elements`);
    return list;
  }

  object(member: string): Record<string, Json> | null {
    const value = this.take(member);
    return value === undefined ? null : objectOf(value, `[${this.type}] [${member}]`);
  }

  asNumber(member: string, value: Json): number {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= 1e300) return number;
    throw this.wrong(member, 'is not a number');
  }

  /** The field that it is about. */
  field(): string {
    this.refuseScript();
    const field = this.text('field');
    if (field === null || field === '') {
      throw elasticError(
        'illegal_argument_exception',
        `Required one of fields [field, script], but none were specified. in aggregation [${this.name}]`,
      );
    }
    return field;
  }

  refuseScript(): void {
    if (this.rest.has('script')) {
      throw elasticError(
        'illegal_argument_exception',
        `Scripts are not supported: aggregation [${this.name}] of type [${this.type}] has one.`,
      );
    }
  }

  /** Members that change how Elasticsearch works, and no answer of ours. */
  ignore(...members: string[]): void {
    for (const member of members) this.rest.delete(member);
  }

  /** To be called when all known members were taken. */
  done(): void {
    const [unknown] = this.rest.keys();
    if (unknown === undefined) return;
    throw elasticError('x_content_parse_exception', `[${this.type}] unknown field [${unknown}]`);
  }

  wrong(member: string, what: string) {
    return elasticError(
      'illegal_argument_exception',
      `[${member}] ${what} in aggregation [${this.name}] of type [${this.type}]`,
    );
  }
}

export function objectOf(value: Json, what: string): Record<string, Json> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, Json>;
  throw elasticError('parsing_exception', `Expected [START_OBJECT] under ${what}`);
}
