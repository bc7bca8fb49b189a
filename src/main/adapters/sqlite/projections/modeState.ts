/** The one row of the current mode, run and stop phase (SM-01). */
import { at, upsert, type Projection } from './projection.ts';

const columns = {
  id: '1',
  mode: at('data.to.mode'),
  run: at('data.to.run'),
  phase: at('data.to.phase'),
  mode_before: at('data.to.modeBefore'),
  changed_at: '@at',
  entry_seq: '@seq',
};

const setRun = `UPDATE OR IGNORE mode_state SET run = ${at('data.to')}, changed_at = @at, entry_seq = @seq`;
const setPhase = `UPDATE OR IGNORE mode_state SET phase = ${at('data.incident.phase')} WHERE mode = 'EMERGENCY_STOP'`;

export const modeStateProjection: Projection = {
  table: 'mode_state',
  statements: [
    { on: ['MODE_TRANSITION'], sql: upsert({ table: 'mode_state', key: ['id'], columns }) },
    { on: ['MODE_RUN'], sql: setRun },
    { on: ['ES_STEP', 'ES_REPORT'], sql: setPhase },
  ],
};
