/** What keeps a venue from being opened and does not get better by trying again. */
export const needsPerson: ReadonlySet<string> = new Set([
  'VENUE_KEY_REFUSED',
  'VENUE_KEY_UNUSABLE',
  'VENUE_UNSUPPORTED',
  'VENUE_SYMBOL_UNKNOWN',
]);
