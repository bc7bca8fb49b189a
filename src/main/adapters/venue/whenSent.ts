/** When requests have left the process: what is handed over is written to its sockets by the end of the turn, and a socket that had to be opened after one more. */

/** Runs the work two turns of the event loop later. */
export const whenSent = (work: () => void): void => void setImmediate(() => setImmediate(work));
