import { useRef } from 'react';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { isSameButPlace } from './use-stable-panels';

/** The document as panels see it: the same object for as long as nothing but the places of panels changed. */
export function useSettledDocument(document: DashboardDocument): DashboardDocument {
  const known = useRef(document);
  if (!isSameButPlaces(known.current, document)) known.current = document;
  return known.current;
}

function isSameButPlaces(a: DashboardDocument, b: DashboardDocument): boolean {
  if (a === b) return true;
  if (a.name !== b.name || a.panels.length !== b.panels.length || a.variables !== b.variables) return false;
  const others = new Map(b.panels.map((panel) => [panel.id, panel]));
  return a.panels.every((panel) => {
    const other = others.get(panel.id);
    return other !== undefined && isSameButPlace(panel, other);
  });
}
