/** A close of an emergency stop that passed its gate and is in the journal, and is not sent yet. */
import type { StopLeg } from '../../../shared/model/incident.ts';
import type { RiskApproved } from '../../domain/pretrade/approve.ts';
import type { OrderDraft } from '../../domain/pretrade/context.ts';

export interface PreparedClose {
  readonly approved: RiskApproved;
  readonly draft: OrderDraft;
  readonly leg: StopLeg;
}
