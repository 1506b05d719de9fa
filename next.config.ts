import type { NextConfig } from 'next';

const embed = { type: 'query', key: 'embed' } as const;
/** Whoever has the address has the token in it: nobody else is told, and nothing keeps it. */
const secret = [
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
  { key: 'Cache-Control', value: 'no-store' },
];
/** No other page shows ours within itself, where it could make people click. */
const unframed = [
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
  { key: 'X-Frame-Options', value: 'DENY' },
];

const config: NextConfig = {
  headers: async () => [
    { source: '/((?!shared/).*)', headers: unframed },
    { source: '/shared/:token*', missing: [embed], headers: unframed },
    {
      source: '/shared/:token*',
      has: [embed],
      headers: [{ key: 'Content-Security-Policy', value: 'frame-ancestors *' }],
    },
    { source: '/shared/:token*', headers: secret },
    { source: '/api/shared/:path*', headers: secret.slice(0, 2) },
    { source: '/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
  ],
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typedRoutes: false,
  // Clients of other products ask for /elasticsearch/ and do not follow redirects.
  skipTrailingSlashRedirect: true,
  // A second build or dev server beside a running one needs a directory of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['pg', 'pg-copy-streams', 'pino', 'ws', '@prisma/client', '@prisma/adapter-pg'],
  // `npm run verify` checks the types; a start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    optimizePackageImports: ['lucide-react', 'radix-ui', 'd3'],
    // It is served over HTTP/1.1, where a browser has six connections: few large files come sooner than many small ones.
    turbopackChunking: { requestCost: 1_000_000, maxChunkCountPerGroup: 10, minChunkSize: 200_000 },
  },
};

export default config;
