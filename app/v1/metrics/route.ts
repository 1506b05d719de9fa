import { handleOtlpMetrics } from '@/lib/http/wire-otlp';

export const dynamic = 'force-dynamic';

// Every method: OTLP's own 405 body, not Next's.
export const POST = handleOtlpMetrics;
export const GET = handleOtlpMetrics;
export const PUT = handleOtlpMetrics;
export const DELETE = handleOtlpMetrics;
export const PATCH = handleOtlpMetrics;
