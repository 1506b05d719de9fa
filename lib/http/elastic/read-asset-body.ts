import type { WireCall } from '../wire-app';
import { readWireBody } from '../wire-body';
import { elasticProblem } from './refuse-elastic';

/** The JSON object a set-up call brings; {} when it has no body. Throws AppError `bad_request` for anything else. */
export async function readAssetBody({ request, share }: WireCall): Promise<Record<string, unknown>> {
  const text = (await readWireBody(request, share)).toString('utf8');
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, 200) : 'unreadable';
    throw elasticProblem('bad_request', 'x_content_parse_exception', `The body is not valid JSON: ${why}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw elasticProblem('bad_request', 'parsing_exception', 'The body is not a JSON object.');
}
