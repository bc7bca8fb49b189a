/** Rows of text as CSV: quoted where needed, and no cell that a spreadsheet would run as a formula. */

/** Lines end with CR LF. A number keeps its sign; other text that starts like a formula gets an apostrophe. */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ...rows].map((cells) => cells.map((cell) => quoted(harmless(cell))).join(',')).join('\r\n');

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const harmless = (cell: string): string => (/^[=+\-@\t]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
