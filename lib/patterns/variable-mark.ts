/** Stand-ins for what varies in a masked token, from Unicode's private use area: no log's own text by any agreement. */
export const VARIABLE = {
  /** A value without white space. */
  value: '\uE000',
  /** As `value`, or nothing at all (`ruser=`). */
  optional: '\uE001',
  /** Any text, white space included (`"wafer map.png"`). */
  text: '\uE002',
  /** Digits that belong to a name (`ssh2`, `v2`): a constant again if all lines have the same. */
  name: '\uE003',
} as const;

export const ANY_VARIABLE = /[\uE000-\uE003]/;
export const ALL_VARIABLES = /[\uE000-\uE003]/g;
