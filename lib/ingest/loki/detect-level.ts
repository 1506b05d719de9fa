import { severityNumberOf } from '../../contracts/severity';
import { isPlainObject, type RawObject } from '../raw-value';

/** Source: Loki, DefaultAllowedLevelFields, in this order. */
const FIELDS = [
  'level',
  'LEVEL',
  'Level',
  'log.level',
  'severity',
  'SEVERITY',
  'Severity',
  'SeverityText',
  'lvl',
  'LVL',
  'Lvl',
  'severity_text',
  'Severity_Text',
  'SEVERITY_TEXT',
];
const LOGFMT = new RegExp(
  `(?:^|\\s)(?:${[...new Set(FIELDS.map((name) => name.toLowerCase().replace('.', '\\.')))].join('|')})="?([^\\s"]{1,40})`,
  'i',
);
/** The first of these words that stands in a line, as a word of its own. */
const WORD = /(?:^|[^a-z0-9_])(trace|debug|fatal|critical|error|err|warning|warn|info)(?:$|[^a-z0-9_])/i;
const LOOKED_AT = 4_096;

export interface DetectedLevel {
  severityNumber: number;
  severityText: string | null;
}

/**
 * The level of an entry as Loki detects it: a label, structured metadata, a field of a JSON or logfmt line (JSON: two
 * levels deep), or a word of the line. Source: Loki's pkg/distributor/field_detection.go.
 */
export function detectLevel(
  labels: ReadonlyMap<string, string>,
  metadata: ReadonlyMap<string, string>,
  line: string,
  json: RawObject | null,
): DetectedLevel {
  const given = metadata.get('detected_level') ?? firstOf(labels) ?? firstOf(metadata);
  if (given !== undefined) return { severityNumber: severityNumberOf(given), severityText: given };
  const written = json === null ? logfmtLevel(line) : jsonLevel(json, 0);
  const number = written === null ? 0 : severityNumberOf(written);
  if (written !== null && number > 0) return { severityNumber: number, severityText: written };
  const word = WORD.exec(line.slice(0, LOOKED_AT))?.[1];
  if (word === undefined) return { severityNumber: 0, severityText: null };
  return { severityNumber: severityNumberOf(word), severityText: word };
}

function firstOf(given: ReadonlyMap<string, string>): string | undefined {
  for (const name of FIELDS) {
    const value = given.get(name);
    if (value) return value;
  }
  return undefined;
}

function logfmtLevel(line: string): string | null {
  return LOGFMT.exec(line.slice(0, LOOKED_AT))?.[1] ?? null;
}

function jsonLevel(object: RawObject, depth: number): string | null {
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'string' && FIELDS.includes(name)) return value;
    // pino writes numbers.
    if (typeof value === 'number' && FIELDS.includes(name)) return String(value);
    const inner = depth === 0 && isPlainObject(value) ? jsonLevel(value, 1) : null;
    if (inner !== null) return inner;
  }
  return null;
}
