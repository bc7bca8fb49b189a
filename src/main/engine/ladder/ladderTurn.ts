/** What reading the ladder needs of a turn: it changes nothing, so that the view can read too. */
import type { Step } from '../step.ts';

export type LadderTurn = Pick<Step, 'state' | 'facts' | 'at'>;
