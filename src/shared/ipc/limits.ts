/** Plain numbers both sides of the contract keep to. Free of schemas, so that the renderer carries no parser. */

/** Longest log a snapshot carries and a client keeps (UI-82). */
export const logLimits = { activity: 500, fills: 500, trades: 500, equity: 3_000 } as const;

/** Largest message either side accepts, bytes of JSON. */
export const MAX_MESSAGE_BYTES = 65_536;

/** The desk sends a heartbeat this often, milliseconds. */
export const HEARTBEAT_MS = 1_000;
/** Silence that means the link is lost, milliseconds (UI-38). */
export const LINK_LOST_MS = 2_000;
