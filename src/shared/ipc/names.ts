/** Names only, without the schemas behind them, so that the sandboxed preload stays a few kilobytes. */
import type { CommandName } from './contract.ts';

/** Every command name; a missing or extra one does not compile. */
export const commandNameSet = {
  getSnapshot: true,
  getCandles: true,
  enterPaper: true,
  previewOrder: true,
  placeOrder: true,
  cancelOrder: true,
  cancelEntries: true,
  closePosition: true,
  moveStop: true,
  startStrategy: true,
  stopStrategy: true,
  pause: true,
  unpause: true,
  emergencyStop: true,
  retryStop: true,
  resume: true,
  acknowledgeAlert: true,
  controlReplay: true,
  verifyJournal: true,
  whatIfOrder: true,
  requestApproval: true,
  confirmApproval: true,
  cancelApproval: true,
  demote: true,
  startAttempt: true,
  setLevel: true,
  releaseLevel: true,
  correlationReview: true,
  acknowledgeReview: true,
  whatIfCorrelation: true,
  enableStrategy: true,
  startDrill: true,
  getSettings: true,
  changeSettings: true,
  setPassphrase: true,
  startBacktest: true,
  cancelBacktest: true,
  getBacktest: true,
} as const satisfies Readonly<Record<CommandName, true>>;

/** The two channels between Electron's main process and the page; there is no other. */
export const deskChannels = { call: 'desk:call', event: 'desk:event' } as const;
