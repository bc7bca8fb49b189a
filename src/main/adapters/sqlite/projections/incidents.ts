/** One row per emergency stop; entry_seq names the entry that holds the whole incident with its steps and legs. */
import { at, members, upsert, type Projection } from './projection.ts';

const incident = members('data.incident', {
  id: 'id',
  book: 'book',
  cause: 'cause',
  source: 'source',
  text: 'text',
  triggers: 'triggers',
  started_at: 'startedAt',
  phase: 'phase',
  flat_at: 'flatAt',
  cooldown_ends_at: 'cooldownEndsAt',
  cost: 'cost',
  unresolved_at: 'unresolvedAt',
});
const step = { ...incident, entry_seq: '@seq' };

export const incidentsProjection: Projection = {
  table: 'incidents',
  statements: [
    { on: ['ES_STEP'], sql: upsert({ table: 'incidents', key: ['id'], columns: step }) },
    {
      on: ['ES_REPORT'],
      sql: upsert({ table: 'incidents', key: ['id'], columns: { ...step, report: at('data.text') } }),
    },
  ],
};
