/** Typed by whoever quits although a position has no stop at the venue (UI-35). The desk compares it, the page shows it. */
export const LEAVE_UNPROTECTED = 'LEAVE UNPROTECTED';
