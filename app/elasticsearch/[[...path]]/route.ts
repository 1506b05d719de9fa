import { serveElastic } from '@/lib/http/elastic/serve-elastic';

export const dynamic = 'force-dynamic';

export const GET = serveElastic;
export const HEAD = serveElastic;
export const POST = serveElastic;
export const PUT = serveElastic;
export const DELETE = serveElastic;
export const PATCH = serveElastic;
export const OPTIONS = serveElastic;
