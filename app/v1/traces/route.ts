import { handleOtlpTraces } from '@/lib/http/wire-otlp';

export const dynamic = 'force-dynamic';

// Every method: OTLP's own 405 body, not Next's.
export const POST = handleOtlpTraces;
export const GET = handleOtlpTraces;
export const PUT = handleOtlpTraces;
export const DELETE = handleOtlpTraces;
export const PATCH = handleOtlpTraces;
