/** Who acts in a run: the trader at the desk, the market, other people at the venue, and whatever spoils the line. */
import type { EngineCommand } from '../../../src/main/engine/events.ts';
import type { Side } from '../../../src/shared/model/order.ts';
import { decimal, decimalText, type Decimal } from '../../../src/shared/values/decimal.ts';
import { clientOrderId } from '../../../src/shared/values/ids.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { NO_FAULTS } from './deskLine.ts';
import { symbolsOf, type Session, type World } from './session.ts';

interface Stage {
  /** The present life. */
  session(): Session;
  log(text: string): void;
}

export class Actors {
  /** Entries asked for and accepted. */
  entries = 0;
  readonly #world: World;
  readonly #stage: Stage;

  constructor(world: World, stage: Stage) {
    this.#world = world;
    this.#stage = stage;
  }

  trade(): void {
    const { random, truth } = this.#world;
    const symbol = random.pick(symbolsOf(this.#world));
    const last = truth.priceOf(symbol);
    const kind = random.pick(['enter', 'enter', 'enter', 'rest', 'rest', 'close', 'half', 'move', 'cancel']);
    switch (kind) {
      case 'enter':
      case 'rest': {
        const isLimit = kind === 'rest';
        const side = truth.market === 'SPOT' ? 'BUY' : random.pick<Side>(['BUY', 'SELL']);
        const away = side === 'BUY' ? decimal('-1') : decimal('1');
        const entry = isLimit ? decimalText(last.plus(away)) : null;
        const placed = this.#command({
          name: 'placeOrder',
          input: {
            symbol,
            side,
            type: isLimit ? 'LIMIT' : 'MARKET',
            entry,
            stop: decimalText(last.plus(away.mul(isLimit ? 3 : 2))),
            autoStop: false,
            quantity: random.pick(['0.10', '0.25', '0.40']),
            timeInForce: 'GTC',
            postOnly: false,
          },
        });
        if (placed) this.entries += 1;
        return;
      }
      case 'close':
        return void this.#command({ name: 'closePosition', input: { symbol, part: 'ALL' } });
      case 'half':
        return void this.#command({ name: 'closePosition', input: { symbol, part: 'HALF' } });
      case 'move': {
        const position = this.#stage.session().state.durable.books.LIVE.positions.get(symbol);
        if (position?.stopPrice == null) return;
        const to: Decimal = position.stopPrice.plus(last.minus(position.stopPrice).mul('0.3')).toDecimalPlaces(2);
        return void this.#command({ name: 'moveStop', input: { symbol, stop: decimalText(to) } });
      }
      case 'cancel':
        return void this.#command({ name: 'cancelEntries', input: {} });
    }
  }

  /** The entry is counted as asked for before its effects run: a kill may come between. */
  #command(command: EngineCommand): boolean {
    const before = this.#stage.session().state.durable.books.LIVE.counters.order;
    this.#stage.log(`${command.name} ${JSON.stringify(command.input)}`);
    try {
      const answer = this.#stage.session().run(command);
      if (!answer.ok) this.#stage.log(`  refused: ${answer.error.message.slice(0, 90)}`);
      return answer.ok;
    } catch (cause) {
      if (command.name === 'placeOrder' && this.#stage.session().state.durable.books.LIVE.counters.order > before)
        this.entries += 1;
      throw cause;
    }
  }

  moveMarket(): void {
    const { random, truth } = this.#world;
    const symbol = random.pick(symbolsOf(this.#world));
    const resting = truth.working().filter(({ terms }) => terms.type === 'LIMIT');
    const [first] = resting;
    if (first !== undefined && random.chance(0.4)) {
      this.#stage.log(`part of ${first.terms.clientOrderId} fills`);
      if (first.terms.clientOrderId.startsWith('web_')) this.#world.foreign.add(first.terms.symbol);
      truth.fillPart(first, random.pick([0.3, 0.6, 1]));
      return;
    }
    const to = truth.priceOf(symbol).plus(random.pick(['-2.5', '-1.2', '-0.3', '0.3', '1.2', '2.5']));
    this.#stage.log(`${symbol} trades at ${decimalText(to)}`);
    for (const { terms } of truth.setPrice(symbol, to))
      if (terms.clientOrderId.startsWith('web_')) this.#world.foreign.add(symbol);
    this.#stage.session().tick();
  }

  /** Somebody else uses the account. */
  disturb(): void {
    const { random, truth } = this.#world;
    const symbol = random.pick(symbolsOf(this.#world));
    if (random.chance(0.5)) {
      const size = truth.market === 'SPOT' ? '0.5' : random.pick(['0.5', '-0.5']);
      this.#stage.log(`somebody trades ${size} ${symbol}`);
      this.#world.foreign.add(symbol);
      truth.moveForeign(symbol, decimal(size));
      return;
    }
    const id = clientOrderId(`web_${truth.orders.length + 1}`);
    this.#stage.log(`somebody rests ${id} ${symbol}`);
    truth.place(
      {
        clientOrderId: id,
        symbol,
        side: 'BUY',
        type: 'LIMIT',
        quantity: quantity('0.5'),
        limitPrice: price(truth.priceOf(symbol).minus(20)),
        triggerPrice: null,
        timeInForce: 'GTC',
        reduceOnly: false,
        postOnly: false,
      },
      null,
    );
  }

  stop(): void {
    this.#command({ name: 'emergencyStop', input: { source: 'button' } });
  }

  spoil(): void {
    const { random, line } = this.#world;
    const kind = random.pick(['calls', 'calls', 'events', 'silent', 'down', 'fine']);
    this.#stage.log(`line: ${kind}`);
    const some = (): number => random.pick([0, 0.2, 0.5]);
    line.silent = kind === 'silent';
    line.down = kind === 'down';
    const calls = {
      requestLost: some(),
      answerLost: some(),
      rejected: random.pick([0, 0, 0.3]),
      partial: some(),
      slow: random.pick([0, 0.2]),
    };
    const events = { eventLost: some(), eventTwice: some(), eventLate: some() };
    line.faults = {
      ...NO_FAULTS,
      ...(kind === 'calls' ? calls : {}),
      ...(kind === 'events' || kind === 'calls' ? events : {}),
    };
  }
}
