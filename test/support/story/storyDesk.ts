/** The desk as the story's user works it: commands that must succeed, and the two things only a story may do to a simulated venue. */
import type { CommandInput, CommandName, CommandOutput } from '../../../src/shared/ipc/contract.ts';
import type { ApprovalRequest } from '../../../src/shared/ipc/contractRisk.ts';
import type { Result } from '../../../src/shared/base/result.ts';
import type { Failure } from '../../../src/shared/ipc/failure.ts';
import type { ViewSnapshot } from '../../../src/shared/ipc/view.ts';
import type { VenueConditions } from '../../../src/main/adapters/venue/paper/venueConditions.ts';

export interface StoryDesk {
  try<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>, Failure>>;
  /** The line to the venue of the live rungs. */
  readonly line: VenueConditions;
}

/** What the user of the story types. */
export const STORY_PASSPHRASE = 'a passphrase of the story';

/** A command that the story cannot go on without. */
export async function must<Name extends CommandName>(
  desk: StoryDesk,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = await desk.try(name, input);
  if (!answer.ok) throw new Error(`${name} ${JSON.stringify(input)}: ${answer.error.code} ${answer.error.message}`);
  return answer.value;
}

export const viewOf = (desk: StoryDesk): Promise<ViewSnapshot> => must(desk, 'getSnapshot', {});

/** Reads every alert and says so. */
export async function acknowledgeAll(desk: StoryDesk): Promise<void> {
  const { rows } = await viewOf(desk);
  for (const key of Object.keys(rows.alerts)) await desk.try('acknowledgeAlert', { key });
}

/** Asks for an approval, reads what it shows, types what it asks for and holds the button. */
export async function approve(desk: StoryDesk, request: ApprovalRequest, reason: string): Promise<void> {
  const dossier = await must(desk, 'requestApproval', { request });
  await must(desk, 'confirmApproval', {
    token: dossier.token,
    phrase: dossier.phrase,
    heldMs: dossier.holdMs,
    readEvidence: true,
    reason,
    lostAmount: dossier.lostAmount,
    passphrase: STORY_PASSPHRASE,
  });
}

/** Enters at market with a stop that far away, as large as the limits and the quantity given allow. */
export async function enter(
  desk: StoryDesk,
  order: {
    readonly symbol: string;
    readonly side: 'BUY' | 'SELL';
    readonly quantity?: string;
    /** Fraction below (above) the price for a limit order; at market without it. */
    readonly below?: number;
    readonly stopAway?: number;
  },
): Promise<void> {
  const { rows } = await viewOf(desk);
  const quote = rows.quotes[order.symbol];
  const instrument = rows.instruments[order.symbol];
  if (quote === undefined || instrument === undefined) throw new Error(`${order.symbol} has no price`);
  const sign = order.side === 'BUY' ? -1 : 1;
  const decimals = (instrument.tick.split('.')[1] ?? '').length;
  const at = (away: number): string => (Number(quote.last) * (1 + sign * away)).toFixed(decimals);
  await must(desk, 'placeOrder', {
    symbol: order.symbol,
    side: order.side,
    type: order.below === undefined ? 'MARKET' : 'LIMIT',
    entry: order.below === undefined ? null : at(order.below),
    stop: at((order.below ?? 0) + (order.stopAway ?? 0.026)),
    autoStop: false,
    quantity: order.quantity ?? '100000',
    timeInForce: 'GTC',
    postOnly: false,
  });
}

export const leave = (desk: StoryDesk, symbol: string): Promise<unknown> =>
  must(desk, 'closePosition', { symbol, part: 'ALL' });
