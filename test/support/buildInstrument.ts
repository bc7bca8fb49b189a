/** A tradable instrument with round rules; override what the test is about. */
import { instrumentSchema, type Instrument, type InstrumentWire } from '../../src/shared/model/instrument.ts';

export function buildInstrument(overrides: Partial<InstrumentWire> = {}): Instrument {
  return instrumentSchema.parse({
    symbol: 'BTC/USDT:USDT',
    base: 'BTC',
    quote: 'USDT',
    kind: 'PERP',
    status: 'TRADING',
    tick: '0.1',
    lot: '0.001',
    minQuantity: '0.001',
    maxQuantity: '120',
    minNotional: '5',
    makerFee: '0.0002',
    takerFee: '0.0005',
    maxLeverage: 20,
    metadataAt: 1_700_000_000_000,
    ...overrides,
  });
}
