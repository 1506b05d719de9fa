import { sharedParamsSchema } from '@/lib/contracts/dashboard/share-api';
import { sharedDashboard } from '@/lib/domain/shared-dashboard';
import { sharedRoute } from '@/lib/http/route';

export const GET = sharedRoute({ params: sharedParamsSchema }, ({ shared }) => sharedDashboard(shared));
