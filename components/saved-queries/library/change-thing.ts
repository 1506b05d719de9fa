import { z } from 'zod';
import { editorId } from '@/components/dashboards/page/editor-id';
import { dashboardRecordSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { apiGet, apiSend } from '@/lib/http/client';
import type { ThingChange } from './library-api';
import { type ThingRef, thingPath } from './thing-of';

/**
 * Changes what is said about a kept thing. Name and description of a dashboard are part of its document, so they become
 * a version of it. Throws ApiFailure.
 */
export async function changeThing(thing: ThingRef, change: ThingChange): Promise<void> {
  const path = thingPath(thing);
  if (thing.kind === 'query') {
    await apiSend('PATCH', path, change, z.unknown());
    return;
  }
  const { name, description, ...place } = change;
  if (name !== undefined || description !== undefined) {
    const { document, version } = await apiGet(path, {}, dashboardRecordSchema);
    const renamed = {
      ...document,
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
    };
    const note =
      name === undefined || name === document.name ? 'New description' : `Renamed from “${document.name}”`;
    await apiSend(
      'PUT',
      path,
      { document: renamed, baseVersion: version, note, savedBy: editorId() },
      z.unknown(),
    );
  }
  if (Object.keys(place).length > 0) await apiSend('PATCH', path, place, z.unknown());
}
