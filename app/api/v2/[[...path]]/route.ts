import { serveZipkin } from '@/lib/http/zipkin/serve-zipkin';

export const dynamic = 'force-dynamic';

export const GET = serveZipkin;
export const HEAD = serveZipkin;
export const POST = serveZipkin;
export const PUT = serveZipkin;
export const DELETE = serveZipkin;
export const PATCH = serveZipkin;
export const OPTIONS = serveZipkin;
