/** What the ticket shows for its inputs: the preview to print, what may be pressed, and why not. */
import type { Preview } from '../../../../shared/ipc/contract.ts';
import type { TicketProblems, TicketRequest } from './ticketRequest.ts';
import { currentPreview, shownPreview, type TicketState } from './ticketState.ts';

export interface TicketModel {
  /** The last preview, also while the next one is being made; null for inputs that cannot be read. */
  readonly preview: Preview | null;
  /** The preview belongs to exactly these inputs. */
  readonly isCurrent: boolean;
  readonly canPlace: boolean;
  readonly problems: TicketProblems;
  /** Sentences under the button, worst first. */
  readonly refusals: readonly string[];
  /** Why nothing can be placed; empty when it can. */
  readonly reason: string;
}

const noProblems: TicketProblems = {};
const NO_CONTACT = 'No contact with the desk: nothing can be sent from here.';

/** Without contact to the desk a press would come to nothing, and nobody would know (UI-38). */
export function ticketModel(state: TicketState, request: TicketRequest | null, hasContact = true): TicketModel {
  const preview = request?.ok === true ? shownPreview(state) : null;
  const isCurrent = currentPreview(state) !== null;
  const canPlace = hasContact && isCurrent && preview?.ok === true && state.outcome.kind !== 'sending';
  const problems = request?.ok === false ? request.problems : noProblems;
  const refusals = refusalsOf(state, preview);
  const reasons = [
    ...(hasContact ? [] : [NO_CONTACT]),
    ...Object.values(problems),
    ...refusals.slice(0, 1),
    'Checking this order.',
  ];
  return { preview, isCurrent, canPlace, problems, refusals, reason: canPlace ? '' : (reasons[0] ?? '') };
}

/** What the desk answered to the last press comes before what it says of the next one. */
function refusalsOf(state: TicketState, preview: Preview | null): readonly string[] {
  if (state.outcome.kind === 'refused') return state.outcome.texts;
  return state.previewProblem === null ? (preview?.refusals ?? []) : [state.previewProblem];
}
