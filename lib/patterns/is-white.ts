/** White space as the language's regular expressions have it. @param code UTF-16 */
export function isWhite(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
