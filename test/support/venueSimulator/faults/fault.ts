/** What can go wrong with one request. */
import type { Params } from '../core/params.ts';

export type Fault =
  | { readonly kind: 'loseRequest' | 'loseAnswer' | 'halfBody' | 'stallBody' | 'garbage' | 'empty' | 'emptyObject' }
  | { readonly kind: 'hold'; readonly ms?: number }
  | { readonly kind: 'error'; readonly name: string; readonly accepted?: boolean }
  | { readonly kind: 'html'; readonly status: number; readonly accepted?: boolean }
  | { readonly kind: 'limit'; readonly status: 429 | 418; readonly retryAfterS: number };

/** Which requests it happens to. */
export interface FaultScope {
  readonly method?: string;
  /** Whole path, or a part of it as a pattern. */
  readonly path?: string | RegExp;
  /** How many requests; 1 unless said otherwise. */
  readonly times?: number;
  /** Share of the matching requests, seeded. */
  readonly chance?: number;
  readonly where?: (params: Params) => boolean;
}
