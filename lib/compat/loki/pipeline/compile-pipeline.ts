import type { LogExpr, NamedMatcher, Stage } from '../logql/logql-ast';
import { compileRegex } from '../logql/re2-regex';
import { compileLabelFilter } from './filter-labels';
import { ERROR_DETAILS_LABEL, ERROR_LABEL, LabelSet } from './label-set';
import { compileLineTemplate } from './line-template';
import { compileMatcher } from './match-labels';
import { compileLineFilter } from './match-line';
import { compileJsonExtract, extractJson, failJson, isObject } from './parse-json-line';
import { compileLogfmt } from './parse-logfmt-line';
import { compilePatternStage } from './parse-pattern-line';
import type { PipelineEntry, StageRun, Working } from './pipeline-entry';

/** The stages of a query as one function: what is left of a line, or null when one drops it. */
export function compilePipeline(stages: LogExpr['stages']): (entry: PipelineEntry) => Working | null {
  const runs = stages.map(compileStage);
  return ({ timeNs, line, stream, metadata }) => {
    const working: Working = { timeNs, line, labels: new LabelSet(stream, metadata) };
    return runs.every((run) => run(working)) ? working : null;
  };
}

function compileStage(stage: Stage): StageRun {
  switch (stage.kind) {
    case 'line': {
      const passes = compileLineFilter(stage);
      return ({ line }) => passes(line);
    }
    case 'labels': {
      const passes = compileLabelFilter(stage.filter);
      return ({ labels }) => passes(labels);
    }
    case 'json':
      return takes(stage.extract === null ? extractJson : compileJsonExtract(stage.extract));
    case 'logfmt':
      return takes(compileLogfmt(stage));
    case 'regexp':
      return takes(regexpStage(stage.source));
    case 'pattern':
      return takes(compilePatternStage(stage.source));
    case 'unpack':
      return unpack;
    case 'line-format': {
      const render = compileLineTemplate(stage.template);
      return (entry) => {
        entry.line = render(entry);
        return true;
      };
    }
    case 'label-format':
      return labelFormat(stage.formats);
    case 'decolorize':
      return (entry) => {
        entry.line = entry.line.replace(COLOURS, '');
        return true;
      };
    case 'drop':
      return drop(stage.labels);
    case 'keep':
      return keep(stage.labels);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with the escape character
const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

function takes(extract: (line: string, labels: LabelSet) => void): StageRun {
  return ({ line, labels }) => {
    extract(line, labels);
    return true;
  };
}

function regexpStage(source: string) {
  const regex = compileRegex(source);
  return (line: string, labels: LabelSet) => {
    const groups = regex.exec(line);
    if (groups === null) return;
    for (const [name, at] of regex.names) {
      const value = groups[at];
      if (value) labels.setExtracted(name, value);
    }
  };
}

/** What Promtail's `pack` packed: the fields become labels, `_entry` the line. */
function unpack(entry: Working): boolean {
  let value: unknown;
  try {
    value = JSON.parse(entry.line);
  } catch {
    value = null;
  }
  if (!isObject(value)) {
    failJson(entry.labels);
    return true;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') continue;
    if (name === '_entry') entry.line = inner;
    else entry.labels.setExtracted(name, inner);
  }
  return true;
}

function labelFormat(formats: (Stage & { kind: 'label-format' })['formats']): StageRun {
  const steps = formats.map((format) => {
    if ('from' in format) {
      const { name, from } = format;
      return ({ labels }: Working) => {
        const value = labels.get(from);
        if (value === undefined) return;
        labels.delete(from);
        labels.set(name, value);
      };
    }
    const render = compileLineTemplate(format.template);
    return (entry: Working) => entry.labels.set(format.name, render(entry));
  });
  return (entry) => {
    for (const step of steps) step(entry);
    return true;
  };
}

function drop(list: readonly NamedMatcher[]): StageRun {
  const tests = list.map(({ name, matcher }) => ({ name, test: matcher && compileMatcher(matcher) }));
  return ({ labels }) => {
    for (const { name, test } of tests) {
      if (test === null || test(labels.get(name) ?? '')) labels.delete(name);
    }
    return true;
  };
}

function keep(list: readonly NamedMatcher[]): StageRun {
  const tests = new Map(list.map(({ name, matcher }) => [name, matcher && compileMatcher(matcher)]));
  return ({ labels }) => {
    for (const name of labels.names()) {
      if (name === ERROR_LABEL || name === ERROR_DETAILS_LABEL) continue;
      const test = tests.get(name);
      if (test === undefined || (test !== null && !test(labels.get(name) ?? ''))) labels.delete(name);
    }
    return true;
  };
}
