/** A failure whose message is all a person needs: one line that says what to do. Anything else is a defect. */
export class LaunchError extends Error {}

/**
 * The system's error code (ENOENT, EADDRINUSE …) or SQLSTATE of an unknown thrown value, '' without one.
 * @param {unknown} error
 */
export function errorCode(error) {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
