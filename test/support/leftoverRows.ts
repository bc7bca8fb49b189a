/** ES-09 at a price of 100, a lot of 0.01 and a minimum of 5: below a lot is dust everywhere; below the minimum only where reducing is not exempt. */
import type { ScriptedMarket } from './scriptedFault.ts';

export const dustOrResidual = (market: ScriptedMarket) =>
  [
    { size: '0.009', kind: 'DUST' },
    { size: '0.01', kind: market === 'SPOT' ? 'DUST' : 'RESIDUAL' },
    { size: '0.04', kind: market === 'SPOT' ? 'DUST' : 'RESIDUAL' },
    { size: '0.05', kind: 'RESIDUAL' },
  ] as const;
