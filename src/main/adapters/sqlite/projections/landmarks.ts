/** Numbers of the entries of rare types, so that the last of them is found without reading the journal. */
import type { EntryType } from '../../../../shared/model/entry.ts';
import { at, type Projection } from './projection.ts';

/** Types that are rare enough to be listed one by one; the others come with every order or every tick of the clock. */
export const landmarkTypes = [
  'GENESIS',
  'SESSION_START',
  'SESSION_END',
  'CONFIG_LOADED',
  'BOOK_OPENED',
  'MODE_TRANSITION',
  'MODE_REFUSED',
  'MODE_RUN',
  'STRATEGY_STARTED',
  'STRATEGY_STOPPED',
  'BREAKER_LEVEL',
  'ES_TRIGGER',
  'ES_REPORT',
  'ALERT_RAISED',
  'DAY_START',
  'EXTERNAL_FLOW',
  'WINDOW_STARTED',
  'RISK_REBASED',
  'RECON_SUMMARY',
  'JOURNAL_GAP',
  'VERIFY',
  'CONFIG_CHANGED',
  'CONFIG_PENDING',
  'ATTEMPT_STARTED',
  'APPROVAL_ISSUED',
  'APPROVAL_USED',
  'APPROVAL_REFUSED',
  'APPROVAL_ENDED',
  'MODE_PROBATION',
  'MODE_DEMOTED',
  'CLOCK_RESET',
  'GATE_EVALUATED',
] as const satisfies readonly EntryType[];

export const landmarksProjection: Projection = {
  table: 'landmarks',
  statements: [{ on: landmarkTypes, sql: `INSERT OR IGNORE INTO landmarks (type, seq) VALUES (${at('type')}, @seq)` }],
};
