import { handleText } from '@/lib/http/wire-text';

export const dynamic = 'force-dynamic';
export const POST = handleText;
