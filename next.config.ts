import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typedRoutes: false,
  // A second build or dev server beside a running one needs a directory of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['pg', 'pg-copy-streams', 'pino', '@prisma/client', '@prisma/adapter-pg'],
  // `npm run verify` checks the types; a start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['lucide-react', 'radix-ui', 'd3'] },
};

export default config;
