/** What the venue does for one method and path. */
import type { Params } from '../core/params.ts';

export interface Route {
  /** none: anyone; key: header only; signed: header, time and signature. */
  readonly security: 'none' | 'key' | 'signed';
  readonly weight: number | ((params: Params) => number);
  /** Orders this request adds to the order count. */
  readonly orders?: number | ((params: Params) => number);
  /** Right the key needs beside reading. */
  readonly right?: 'spotTrade' | 'futures';
  /** Returns the body of the answer, or throws VenueError. Carried out at once: nothing here waits. */
  readonly answer: (params: Params) => unknown;
}

/** By method and path, such as `GET /api/v3/time`. */
export type Routes = Readonly<Record<string, Route>>;
