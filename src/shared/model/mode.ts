/** The state vector of SM-01: mode, run and level are orthogonal; an emergency stop also has a phase and the mode before it. */
import { z } from 'zod';

export const tradingModes = ['PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_1', 'LIVE_SCALED_2', 'LIVE_SCALED_3'] as const;
export const modes = ['SETUP', ...tradingModes, 'EMERGENCY_STOP'] as const;
export const runs = ['RUNNING', 'PAUSED', 'RECOVERING'] as const;
export const levels = ['L0', 'L1', 'L2', 'L3', 'L4'] as const;
export const stopPhases = ['EXECUTING', 'UNRESOLVED', 'COOLDOWN', 'AWAITING_APPROVAL'] as const;
export const books = ['PAPER', 'LIVE'] as const;

export type TradingMode = (typeof tradingModes)[number];
export type Mode = (typeof modes)[number];
export type Run = (typeof runs)[number];
export type Level = (typeof levels)[number];
export type StopPhase = (typeof stopPhases)[number];
export type Book = (typeof books)[number];

export const tradingModeSchema = z.enum(tradingModes);

/** Illegal combinations cannot be written: only an emergency stop has a phase, and it always has one. */
export const modeStateSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('SETUP'), run: z.enum(runs) }),
  z.strictObject({ mode: tradingModeSchema, run: z.enum(runs) }),
  z.strictObject({
    mode: z.literal('EMERGENCY_STOP'),
    run: z.enum(runs),
    phase: z.enum(stopPhases),
    modeBefore: tradingModeSchema,
  }),
]);

export type ModeState = z.output<typeof modeStateSchema>;

/** The book whose orders and equity a mode trades. */
export const bookOf = (mode: TradingMode): Book => (mode === 'PAPER' ? 'PAPER' : 'LIVE');
