/** A path segment as it was meant: decoded, or as it stands where it is no valid encoding (Next hands over both kinds). */
export function readSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
