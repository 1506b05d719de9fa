import type { Working } from '../pipeline/pipeline-entry';

/** `[ns, line]`, and with categorised labels what came from where. */
export type StreamValue = [string, string] | [string, string, Record<string, Record<string, string>>];
export interface AnswerStream {
  stream: Record<string, string>;
  values: StreamValue[];
}

/**
 * Lines as Loki groups them: by their labels, in the order of the lines. @param categorize
 * `X-Loki-Response-Encoding-Flags: categorize-labels`: metadata and parsed labels stand beside each line
 */
export function streamAnswer(lines: readonly Working[], categorize: boolean): AnswerStream[] {
  const streams = new Map<string, AnswerStream>();
  for (const { timeNs, line, labels } of lines) {
    const parts = labels.categorized();
    const shown = categorize ? parts.stream : labels.all();
    const key = JSON.stringify([...shown]);
    const stream = streams.get(key) ?? { stream: Object.fromEntries(shown), values: [] };
    streams.set(key, stream);
    if (!categorize) stream.values.push([timeNs.toString(), line]);
    else stream.values.push([timeNs.toString(), line, categories(parts.metadata, parts.parsed)]);
  }
  return [...streams.values()];
}

function categories(metadata: ReadonlyMap<string, string>, parsed: ReadonlyMap<string, string>) {
  return {
    ...(metadata.size > 0 && { structuredMetadata: Object.fromEntries(metadata) }),
    ...(parsed.size > 0 && { parsed: Object.fromEntries(parsed) }),
  };
}
