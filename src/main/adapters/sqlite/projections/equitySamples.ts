/** Equity of each book over time. */
import { at, members, upsert, type Projection } from './projection.ts';

const columns = {
  seq: '@seq',
  book: at('book'),
  ...members('data', {
    at: 'at',
    equity: 'equity',
    risk_equity: 'riskEquity',
    cash: 'cash',
    unrealized: 'unrealized',
    gross: 'gross',
  }),
};

export const equitySamplesProjection: Projection = {
  table: 'equity_samples',
  statements: [{ on: ['EQUITY_SAMPLE'], sql: upsert({ table: 'equity_samples', key: ['seq'], columns }) }],
};
