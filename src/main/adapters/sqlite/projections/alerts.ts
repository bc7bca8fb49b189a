/** The latest state of every alert key. */
import { members, upsert, type Projection } from './projection.ts';

const columns = members('data.alert', {
  key: 'key',
  type: 'type',
  severity: 'severity',
  state: 'state',
  book: 'book',
  symbol: 'symbol',
  rule: 'rule',
  text: 'text',
  meaning: 'meaning',
  action: 'action',
  deadline: 'deadline',
  count: 'count',
  first_at: 'firstAt',
  last_at: 'lastAt',
});

export const alertsProjection: Projection = {
  table: 'alerts',
  statements: [{ on: ['ALERT_RAISED', 'ALERT_CHANGED'], sql: upsert({ table: 'alerts', key: ['key'], columns }) }],
};
