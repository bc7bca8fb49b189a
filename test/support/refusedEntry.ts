/** Why an entry of half an ether at market, with its stop at 95, is refused now. */
import type { Ticket } from '../../src/shared/ipc/contract.ts';
import { ETH, type RealEngine } from './realEngine.ts';

const ticket = {
  symbol: ETH,
  side: 'BUY',
  type: 'MARKET',
  entry: null,
  stop: '95.00',
  autoStop: false,
  quantity: '0.50',
  timeInForce: 'GTC',
  postOnly: false,
} satisfies Ticket;

/** Words of every check that it does not pass. */
export function refusals(engine: RealEngine): readonly string[] {
  const answer = engine.run({ name: 'placeOrder', input: ticket });
  return answer.ok ? [] : (answer.error.checks ?? []).filter((check) => !check.passed).map((check) => check.text);
}
