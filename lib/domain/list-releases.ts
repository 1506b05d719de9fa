import type { RequestContext } from '../contracts/context';
import type { TraceReleasesResponse } from '../contracts/trace-releases';
import { listReleaseRows } from '../store/trace-models/list-releases';

/** The versions that services were seen with, for a comparison of two. Throws AppError `timeout`, `unavailable`. */
export async function listReleases(ctx: RequestContext): Promise<TraceReleasesResponse> {
  const rows = await listReleaseRows(ctx);
  return { services: rows.map(({ service, versions }) => ({ service, versions: latestFirst(versions) })) };
}

/** Version numbers by number; names without one, such as commits, as they appeared. */
function latestFirst(versions: string[]): string[] {
  if (!versions.every((version) => /^v?\d+(\.\d+)*/.test(version) && version.includes('.'))) return versions;
  return versions.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}
