import { handleOtlpLogs } from '@/lib/http/wire-otlp';

export const dynamic = 'force-dynamic';

// Every method: OTLP's own 405 body, not Next's.
export const POST = handleOtlpLogs;
export const GET = handleOtlpLogs;
export const PUT = handleOtlpLogs;
export const DELETE = handleOtlpLogs;
export const PATCH = handleOtlpLogs;
