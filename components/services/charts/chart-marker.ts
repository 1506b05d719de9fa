/** Something that happened at one time, e.g. a deployment. */
export interface ChartMarker {
  atMs: number;
  label: string;
}
