import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Generates the Prisma client of the control plane (prisma/schema.prisma).
 * PRISMA_SCHEMA_ENGINE_BINARY names an existing file, because the CLI would otherwise download an engine that only
 * `prisma migrate` needs; our own runner applies the migrations.
 * @param {'inherit' | 'pipe'} [stdio]
 */
export function generatePrismaClient(stdio = 'inherit') {
  const schema = path.join(root, 'prisma/schema.prisma');
  if (!existsSync(schema)) return;
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const run = spawnSync(process.execPath, [cli, 'generate', '--schema', schema], {
    cwd: root,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    encoding: 'utf8',
    stdio: ['ignore', stdio, stdio],
  });
  if (run.status !== 0) throw new Error(`prisma generate failed: ${run.stderr ?? `exit ${run.status}`}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generatePrismaClient();
