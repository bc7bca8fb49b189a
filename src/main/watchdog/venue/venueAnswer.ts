/** What a request to the venue came to: carried out, certainly not carried out, or nobody knows. */
export type VenueAnswer<Value> =
  { readonly kind: 'ok'; readonly value: Value } | Refusal | { readonly kind: 'unknown'; readonly text: string };

export interface Refusal {
  readonly kind: 'refused';
  /** The venue's own code, "-2011", or the status where it named none. */
  readonly code: string;
  readonly text: string;
}

/** The answer with its value replaced. */
export const mapAnswer = <From, To>(answer: VenueAnswer<From>, map: (value: From) => To): VenueAnswer<To> =>
  answer.kind === 'ok' ? { kind: 'ok', value: map(answer.value) } : answer;
