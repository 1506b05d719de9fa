import { serveZipkin } from '@/lib/http/zipkin/serve-zipkin';

export const dynamic = 'force-dynamic';

// What zipkin-js and older clients send to unless told otherwise.
export const GET = serveZipkin;
export const HEAD = serveZipkin;
export const POST = serveZipkin;
export const PUT = serveZipkin;
export const DELETE = serveZipkin;
export const PATCH = serveZipkin;
export const OPTIONS = serveZipkin;
