/** Parts of the Risk screen: ladder, evidence, breaker, exposure, correlation. */
import type { ViewSnapshot } from '../../../shared/ipc/view.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { tradingModes } from '../../../shared/model/mode.ts';
import { evidenceOf } from '../../engine/evidence.ts';
import { breakerPart } from './breakerPart.ts';
import { correlationPart } from './correlationPart.ts';
import { drillRows, drillRunning } from './drillRows.ts';
import { exposurePart } from './exposurePart.ts';
import type { ViewFacts } from './facts.ts';

type Parts = ViewSnapshot['parts'];

export const riskParts = (
  facts: ViewFacts,
): Pick<Parts, 'ladder' | 'evidence' | 'breaker' | 'exposure' | 'correlation'> => ({
  ladder: ladderPart(facts),
  evidence: evidenceOf({ state: facts.state, facts: facts.engine }),
  breaker: breakerPart(facts),
  exposure: exposurePart(facts),
  correlation: correlationPart(facts),
});

function ladderPart(facts: ViewFacts): Parts['ladder'] {
  const { engine, state } = facts;
  const { modeState, attempt } = state.durable;
  return {
    rungs: tradingModes.map((mode) => {
      const { risk, gross, symbol, dailyLoss, drawdown, heat, symbols, positions, leverage } =
        engine.settings.modes[mode];
      const texts = {
        risk: decimalText(risk),
        gross: decimalText(gross),
        symbol: decimalText(symbol),
        heat: decimalText(heat),
      };
      return {
        mode,
        limits: {
          ...texts,
          dailyLoss: decimalText(dailyLoss),
          drawdown: decimalText(drawdown),
          symbols,
          positions,
          leverage,
        },
      };
    }),
    mode: modeState.mode === 'SETUP' || modeState.mode === 'EMERGENCY_STOP' ? null : modeState.mode,
    attempt,
    rehearsal: 'REPLAY',
    gate: null,
    promote: { enabled: false, text: 'A rehearsal opens no gate.' },
    clock: null,
    probation: null,
    attempts: [],
    demotions: [],
    drills: drillRows(facts),
    drillRunning: drillRunning(facts),
    review: null,
    rebases: 0,
    performanceDrawdown: '0',
    passphraseSet: false,
    pendingSettings: null,
  };
}
