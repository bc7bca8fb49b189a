/** Every configuration that was in force, as loaded or changed (CV-09). */
import { at, upsert, type Projection } from './projection.ts';

const columns = {
  seq: '@seq',
  at: '@at',
  hash_before: at('data.before'),
  hash_after: at('data.after'),
  settings: at('data.settings'),
};

export const settingsProjection: Projection = {
  table: 'settings',
  statements: [{ on: ['CONFIG_LOADED', 'CONFIG_CHANGED'], sql: upsert({ table: 'settings', key: ['seq'], columns }) }],
};
