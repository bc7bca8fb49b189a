/** Held symbols up to which every pair is measured: 4,950 pairs. A book of more counts as one position, which refuses more and never less. */
export const MOST_MEASURED = 100;
