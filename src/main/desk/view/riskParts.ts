/** Parts of the Risk screen: ladder, evidence, breaker, exposure, correlation. */
import type { ViewSnapshot } from '../../../shared/ipc/view.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { tradingModes } from '../../../shared/model/mode.ts';
import type { ViewFacts } from './facts.ts';

type Parts = ViewSnapshot['parts'];

export const riskParts = (
  facts: ViewFacts,
): Pick<Parts, 'ladder' | 'evidence' | 'breaker' | 'exposure' | 'correlation'> => ({
  ladder: ladderPart(facts),
  evidence: noEvidence,
  breaker: noBreaker,
  exposure: noExposure,
  correlation: noCorrelation,
});

function ladderPart({ engine, state }: ViewFacts): Parts['ladder'] {
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
    drills: [],
    drillRunning: null,
    review: null,
    rebases: 0,
    performanceDrawdown: '0',
    passphraseSet: false,
    pendingSettings: null,
  };
}

const nothing = { value: null, reason: 'no record', interval: null };
const noEvidence: Parts['evidence'] = {
  book: 'PAPER',
  trades: 0,
  days: 0,
  winRate: nothing,
  sharpe: nothing,
  expectancyR: nothing,
  maxDrawdown: nothing,
  profitFactor: nothing,
  psrZero: nothing,
  psrHalf: nothing,
  deflated: { value: null, reason: 'no record', attempts: 0, variants: 0 },
  minTrack: { days: null, reason: 'no record', have: 0 },
  grade: 'D',
  gradeRule: '',
  sentence: '',
  warnings: [],
  concentration: { bestTrade: null, bestDay: null },
  tripOdds: '',
  gatePower: '',
};
const noBreaker: Parts['breaker'] = {
  level: 'L0',
  triggers: [],
  history: [],
  incidents: [],
  reachability: { daily: null, drawdown: null, text: '' },
  manual: null,
  latched: [],
};
const noExposure: Parts['exposure'] = {
  gross: '0',
  net: '0',
  grossCap: '0',
  symbolCap: '0',
  heat: '0',
  heatCap: '0',
  symbols: [],
};
const noCorrelation: Parts['correlation'] = {
  rhoW: null,
  limit: '0.7',
  warn: '0.6',
  reason: 'Needs two open positions.',
  evaluatedAt: null,
  breaches: 0,
  persist: 3,
  clusterShare: null,
  effectiveBets: null,
  adjusted: '0',
  adjustedCap: '0',
  symbols: [],
  held: [],
  ewma: [],
  ledoitWolf: null,
  hours: [],
  needHours: 100,
};
