let canvas: CanvasRenderingContext2D | null | undefined;

/** The width of a text in an element's font (px); a guess by letters where there is no canvas. */
export function measureText(element: Element, text: string): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return text.length * 7;
  const { fontFamily, fontWeight } = getComputedStyle(element);
  canvas.font = `${fontWeight} 12px ${fontFamily}`;
  return canvas.measureText(text).width;
}
