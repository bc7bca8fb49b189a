/** Where an evaluation stands against warning and limit (EB-06): only a change of band is worth a journal entry. */

/** NONE: fewer than two positions. WARM: above the warning. HIGH: above the limit. */
export type CorrelationBand = 'NONE' | 'NORMAL' | 'WARM' | 'HIGH';

/** Band of a rho_w; a value equal to warning or limit is below it (CV-04). */
export function correlationBand(
  rhoW: number | null,
  limits: { readonly warn: number; readonly limit: number },
): CorrelationBand {
  if (rhoW === null) return 'NONE';
  if (rhoW > limits.limit) return 'HIGH';
  return rhoW > limits.warn ? 'WARM' : 'NORMAL';
}
