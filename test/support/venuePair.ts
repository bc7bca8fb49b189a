/** A simulated venue and a ccxt client of it, both closed when the test ends. */
import { onTestFinished } from 'vitest';
import { openVenueExchange, type VenueExchangeOptions } from './venueExchange.ts';
import { startVenueSimulator, type VenueSimulatorOptions } from './venueSimulator/startVenueSimulator.ts';

export async function openVenuePair(options: VenueSimulatorOptions = {}, settings: VenueExchangeOptions = {}) {
  const venue = await startVenueSimulator(options);
  const exchange = await openVenueExchange(venue, settings);
  onTestFinished(async () => {
    await exchange.close();
    await venue.stop();
  });
  return { venue, exchange };
}

/** ccxt's class of the error a call ends with, and the venue's code in its text; fails when the call succeeds. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly name: string; readonly code: number | null }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = /"code":\s*(-?\d+)/.exec(error.message)?.[1];
    return { name: error.constructor.name, code: code === undefined ? null : Number(code) };
  }
  throw new Error('Expected the call to be refused; it succeeded.');
}
