import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runGate } from './verify/gate.mjs';

// npm run verify: format, lint, types, layers, dead code, house rules.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { failed } = await runGate(root);
process.exit(failed > 0 ? 1 : 0);
