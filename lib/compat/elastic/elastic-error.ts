import { AppError, type AppErrorCode } from '../../errors';

/** What Elasticsearch's error object says beside its reason. */
export interface ElasticErrorDetails {
  /** `parsing_exception`, `illegal_argument_exception` … */
  elasticType: string;
  /** The error one level below, as Elasticsearch nests it. */
  causedBy?: { type: string; reason: string };
  /** Further members of the error object, e.g. `index`, `line`, `col`. */
  members?: Readonly<Record<string, string | number>>;
}

/** An error with the type Elasticsearch gives it; `lib/http/elastic` turns it into its error shape. */
export function elasticError(
  elasticType: string,
  reason: string,
  {
    code = 'bad_request',
    ...more
  }: Partial<Omit<ElasticErrorDetails, 'elasticType'>> & { code?: AppErrorCode } = {},
): AppError {
  return new AppError(code, reason, { details: { elasticType, ...more } satisfies ElasticErrorDetails });
}

/** A body that is not what the endpoint takes: Elasticsearch's `parsing_exception`. */
export function parsingError(reason: string): AppError {
  return elasticError('parsing_exception', reason, { members: { line: 1, col: 1 } });
}

export function illegalArgument(reason: string): AppError {
  return elasticError('illegal_argument_exception', reason);
}
