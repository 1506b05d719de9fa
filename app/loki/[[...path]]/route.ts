import { serveLoki } from '@/lib/http/loki/serve-loki';

export const dynamic = 'force-dynamic';

export const GET = serveLoki;
export const HEAD = serveLoki;
export const POST = serveLoki;
export const PUT = serveLoki;
export const DELETE = serveLoki;
export const PATCH = serveLoki;
export const OPTIONS = serveLoki;
