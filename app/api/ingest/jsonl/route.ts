import { handleJsonl } from '@/lib/http/wire-jsonl';

export const dynamic = 'force-dynamic';
export const POST = handleJsonl;
