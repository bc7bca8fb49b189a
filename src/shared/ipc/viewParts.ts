/** Parts of the view: each is replaced whole when anything in it changes. */
import { z } from 'zod';
import { handledStates, legStates, stopCauses, stopSources, stopSteps } from '../model/incident.ts';
import { books, levels, modes, runs, stopPhases, tradingModes } from '../model/mode.ts';
import { sides } from '../model/order.ts';
import { decimalTextSchema } from '../values/decimal.ts';

const dec = decimalTextSchema;
const at = z.int().min(0);
const line = z.string().max(400);

/** Mode, host, journal and everything that blocks entries now (UI-21, UI-25, UI-26). */
export const deskPart = z.strictObject({
  version: z.string(),
  host: z.enum(['electron', 'browser', 'headless']),
  /** Whether the system-wide emergency hotkey is registered, and if not, why. */
  hotkey: z.strictObject({ active: z.boolean(), text: line }),
  workspace: z.enum(['live', 'replay']),
  book: z.enum(books),
  mode: z.enum(modes),
  run: z.enum(runs),
  level: z.enum(levels),
  phase: z.enum(stopPhases).nullable(),
  modeBefore: z.enum(tradingModes).nullable(),
  attempt: z.int().min(0),
  /** Steps of SM-19 while run is RECOVERING; null otherwise. */
  recovery: z.strictObject({ step: z.int(), of: z.int(), text: line }).nullable(),
  entriesBlocked: z.boolean(),
  /** Every reason why no entry can be sent now, worst first; empty when none. */
  blockers: z.array(
    z.strictObject({
      code: z.string().max(40),
      text: line,
      since: at.nullable(),
      clears: line,
      rule: z.string().max(12),
    }),
  ),
  journal: z.strictObject({ state: z.enum(['ok', 'failing']), seq: z.int().min(-1), since: at.nullable(), text: line }),
  /** The last mode changes and stops, for marks on charts: newest last, at most 50. */
  marks: z.array(z.strictObject({ at, kind: z.enum(['MODE', 'LEVEL', 'STOP', 'FLAT']), text: line })),
  /** Seconds and text of the clock of this desk: feed time in a replay, wall time otherwise. */
  lastSignalAt: at.nullable(),
  /** Whether the machine is kept from suspending (SM-20): nothing needs it, this host does it, or it is needed and this host cannot. */
  sleep: z.enum(['FREE', 'BLOCKED', 'UNGUARDED']),
  /** Whether the program was asked to end with an open live book (UI-35): a person decides, then the venue is waited for. */
  quit: z.enum(['NO', 'ASKED', 'LEAVING']),
  /** Desk time of the last reconciliation without a difference; null before the first one of this run (UI-39). */
  reconciledAt: at.nullable(),
});

export const feedPart = z.strictObject({
  kind: z.enum(['live', 'replay', 'generator', 'none']),
  label: line,
  synthetic: z.boolean(),
  /** Feed milliseconds per wall millisecond; null for the live feed and for full speed. */
  speed: z.number().nullable(),
  fullSpeed: z.boolean(),
  paused: z.boolean(),
  state: z.enum(['connecting', 'ok', 'stale', 'outage', 'ended', 'failed']),
  text: line,
  /** Desk time when this part was published. */
  now: at,
  symbols: z.int().min(0),
  from: at.nullable(),
  to: at.nullable(),
  interval: z.string().max(8).nullable(),
  /** What was found in the candle files: one line each; empty when clean. */
  findings: z.array(line),
});

const limitUse = z.strictObject({ value: dec, limit: dec });
export const vitalsPart = z.strictObject({
  currency: z.string(),
  /** Reporting marks (CV-06). */
  equity: dec,
  riskEquity: dec,
  cash: dec,
  unrealized: dec,
  dayStartEquity: dec,
  /** equity - dayStartEquity, and the same as a fraction. */
  dayPnl: dec,
  dayPnlFraction: dec,
  dayRealized: dec,
  dayFees: dec,
  highWater: dec,
  /** Fractions of equity: value never below zero. */
  dayLoss: limitUse,
  drawdown: limitUse,
  gross: limitUse,
  heat: limitUse,
  /** Amounts in account currency behind gross and heat. */
  grossAmount: dec,
  workingAmount: dec,
  heatAmount: dec,
  /** p95 over 60 s of order round trips; null with fewer than 5 samples. */
  latency: z.strictObject({ p95Ms: z.number().nullable(), samples: z.int(), limitMs: z.int() }),
  positions: z.int().min(0),
  /** Oldest quote among held and ordered symbols, or among all symbols when none are held; null before the first quote. */
  data: z.strictObject({ symbol: z.string().nullable(), quoteTime: at.nullable(), staleAfterMs: z.int() }),
  venue: z.strictObject({ name: line, state: z.enum(['ok', 'slow', 'unreachable']), since: at.nullable() }),
});

const legRow = z.strictObject({
  book: z.enum(books),
  key: z.string(),
  kind: z.enum(['CANCEL', 'CLOSE']),
  symbol: z.string(),
  side: z.enum(sides),
  atVenue: dec,
  orderId: z.string().nullable(),
  sentMs: z.number().nullable(),
  filled: dec,
  averagePrice: dec.nullable(),
  slippageBps: dec.nullable(),
  state: z.enum(legStates),
  note: line,
  /** A person says that it was handled by hand at the venue (ES-07); null where nobody did. */
  handled: z
    .strictObject({
      state: z.enum(handledStates),
      at,
      by: z.string().max(60),
      reason: line,
      settledAt: at.nullable(),
      found: line,
    })
    .nullable(),
});

/** Current close plan, and the open incident if there is one (UI-27 to UI-32). */
export const stopPart = z.strictObject({
  /** What one press would do now. */
  plan: z.strictObject({
    cancel: z.int().min(0),
    close: z.int().min(0),
    legs: z.array(z.strictObject({ action: line, symbol: z.string(), notional: dec, slippage: dec.nullable() })),
  }),
  lastDrill: z.strictObject({ at, flatMs: z.number() }).nullable(),
  incident: z
    .strictObject({
      id: z.string(),
      book: z.enum(books),
      cause: z.enum(stopCauses),
      source: z.enum(stopSources),
      text: line,
      triggers: z.int().min(1),
      startedAt: at,
      phase: z.enum(stopPhases),
      steps: z.array(
        z.strictObject({
          step: z.enum(stopSteps),
          state: z.enum(['todo', 'active', 'done', 'failed']),
          ms: z.number().nullable(),
        }),
      ),
      legs: z.array(legRow),
      flatAt: at.nullable(),
      cooldownEndsAt: at.nullable(),
      cost: dec,
      /** Modes a resume may choose, highest first (SM-18), and why. */
      resumeModes: z.array(z.enum(tradingModes)),
      resumeText: line,
      checklist: z.array(z.strictObject({ text: line, passed: z.boolean(), at: at.nullable() })),
    })
    .nullable(),
});
