import type { TraceNode } from './trace-model';

/** Node index by key. Made when first asked: most traces are drawn without it. */
export class NodeKeys {
  readonly #nodes: readonly TraceNode[];
  #index: Map<string, number> | null = null;

  constructor(nodes: readonly TraceNode[]) {
    this.#nodes = nodes;
  }

  get(key: string): number | undefined {
    this.#index ??= new Map(this.#nodes.map((node) => [node.key, node.index]));
    return this.#index.get(key);
  }
}
