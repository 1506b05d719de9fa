export type LabelMap = ReadonlyMap<string, string>;

export const ERROR_LABEL = '__error__';
export const ERROR_DETAILS_LABEL = '__error_details__';

export interface CategorizedLabels {
  stream: Map<string, string>;
  metadata: Map<string, string>;
  parsed: Map<string, string>;
}

/**
 * The labels of one line on its way through a pipeline: of its stream, of its structured metadata, and what stages took
 * from the line; the later hides the earlier.
 */
export class LabelSet {
  readonly #stream: LabelMap;
  readonly #metadata: LabelMap;
  readonly #parsed = new Map<string, string>();
  readonly #gone = new Set<string>();
  #error = '';
  #details = '';

  constructor(stream: LabelMap, metadata: LabelMap) {
    this.#stream = stream;
    this.#metadata = metadata;
  }

  get error(): string {
    return this.#error;
  }

  fail(error: string, details: string): void {
    this.#error = error;
    this.#details = details;
  }

  get(name: string): string | undefined {
    if (name === ERROR_LABEL) return this.#error === '' ? undefined : this.#error;
    if (name === ERROR_DETAILS_LABEL) return this.#details === '' ? undefined : this.#details;
    const parsed = this.#parsed.get(name);
    if (parsed !== undefined) return parsed;
    if (this.#gone.has(name)) return undefined;
    return this.#metadata.get(name) ?? this.#stream.get(name);
  }

  set(name: string, value: string): void {
    this.#parsed.set(name, value);
  }

  /** A label taken from the line never hides one that was there: Loki writes `_extracted` behind its name. */
  setExtracted(name: string, value: string): void {
    const taken = !this.#gone.has(name) && (this.#stream.has(name) || this.#metadata.has(name));
    this.#parsed.set(taken ? `${name}_extracted` : name, value);
  }

  delete(name: string): void {
    if (name === ERROR_LABEL) this.#error = '';
    else if (name === ERROR_DETAILS_LABEL) this.#details = '';
    else {
      this.#parsed.delete(name);
      this.#gone.add(name);
    }
  }

  names(): string[] {
    return [...this.all().keys()];
  }

  /** Everything that is left, sorted by name, the error too. */
  all(): Map<string, string> {
    const { stream, metadata, parsed } = this.categorized();
    return sorted([...stream, ...metadata, ...parsed]);
  }

  categorized(): CategorizedLabels {
    const parsed = new Map(this.#parsed);
    if (this.#error !== '') parsed.set(ERROR_LABEL, this.#error);
    if (this.#details !== '') parsed.set(ERROR_DETAILS_LABEL, this.#details);
    const left = (labels: LabelMap) =>
      sorted([...labels].filter(([name]) => !this.#gone.has(name) && !this.#parsed.has(name)));
    const metadata = left(this.#metadata);
    const stream = left(this.#stream);
    for (const name of metadata.keys()) stream.delete(name);
    return { stream, metadata, parsed: sorted([...parsed]) };
  }
}

function sorted(pairs: [string, string][]): Map<string, string> {
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** A name as labels may have it. */
export function labelName(text: string): string {
  const clean = text.replace(/[^a-zA-Z0-9_]/g, '_');
  return /^\d/.test(clean) ? `_${clean}` : clean;
}
