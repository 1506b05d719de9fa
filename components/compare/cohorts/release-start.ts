import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';

type Version = Pick<ServiceDetailResponse['deployments']['versions'][number], 'version'>;

/** The two newest versions of a service that sent spans in the range; null where fewer did. `latestFirst` is all it ever had. */
export function releaseStart(
  latestFirst: readonly string[],
  inRange: readonly Version[],
): { va: string; vb: string } | null {
  const present = new Set(inRange.map(({ version }) => version));
  const [vb, va] = latestFirst.filter((version) => present.has(version));
  return va === undefined || vb === undefined ? null : { va, vb };
}
