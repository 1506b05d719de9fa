import { serveJaeger } from '@/lib/http/jaeger/serve-jaeger';

export const dynamic = 'force-dynamic';

export const GET = serveJaeger;
export const HEAD = serveJaeger;
export const POST = serveJaeger;
export const PUT = serveJaeger;
export const DELETE = serveJaeger;
export const PATCH = serveJaeger;
export const OPTIONS = serveJaeger;
