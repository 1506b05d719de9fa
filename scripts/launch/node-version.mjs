/**
 * Whether a Node version (`20.19.1`) can run the product: 20.19 is the first with `require()` of ES modules.
 * @param {string} version
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}
