import { type ReadyMadeBoard, readyMadeBoards } from '../boards/ready-made-boards';
import type { DashboardMapping } from '../contracts/dashboard/dashboard-api';

/** The ready-made dashboard of that id, or null. */
export function readyBoard(id: string): ReadyMadeBoard | null {
  return readyMadeBoards.find((board) => board.id === id) ?? null;
}

/** What was kept of a mapping. @param json null: nothing */
export function readMapping(json: string | undefined): DashboardMapping {
  return json === undefined ? {} : (JSON.parse(json) as DashboardMapping);
}
