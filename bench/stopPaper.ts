/** stop-paper: emergency stop with 100 paper positions and 100 working entries: trigger to blocked, to the last request, to flat. */
import type { Figure } from './figure.ts';
import { marketTicket, timed, withDesk } from './support.ts';

const SYMBOLS = 100;

export function run(): Promise<Figure> {
  return withDesk(SYMBOLS, async (desk) => {
    for (let at = 0; at < SYMBOLS; at += 1) {
      await desk.call('placeOrder', marketTicket(at));
      await desk.call('placeOrder', { ...marketTicket(at), type: 'LIMIT', entry: '95.00', stop: '92.00' });
    }
    await desk.play(3_000);
    const { positions, orders } = desk.state.durable.books.PAPER;
    const entries = [...orders.values()].filter((order) => order.role === 'ENTRY' && order.status === 'OPEN').length;
    if (positions.size !== SYMBOLS || entries !== SYMBOLS)
      throw new Error(`${positions.size} positions, ${entries} entries`);
    const blockedMs = await timed(() => desk.call('emergencyStop', { source: 'button' }));
    const wall = performance.now();
    await desk.playUntil(() => desk.state.durable.incident?.flatAt !== null);
    const flatWallMs = performance.now() - wall;
    const incident = desk.state.durable.incident;
    const step = (name: string): number => incident?.steps.find((each) => each.step === name)?.ms ?? Number.NaN;
    return {
      id: 'stop-paper',
      name: 'Paper stop, 100 positions + 100 entries: trigger to blocked and answered',
      unit: 'ms',
      value: blockedMs,
      p99: null,
      baseline: null,
      goal: 'blocked < 50 ms, flat < 5 s of desk time (250 ms venue, flat shown twice 1 s apart)',
      holds: blockedMs < 50 && step('flat') < 5_000,
      details: {
        lastRequestDeskMs: step('closes'),
        flatVerifiedDeskMs: step('flat'),
        flatWallMs,
        positionsLeft: desk.state.durable.books.PAPER.positions.size,
      },
    };
  });
}
