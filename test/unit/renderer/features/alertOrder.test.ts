import { describe, expect, it } from 'vitest';
import { alertSentence, bannerAlerts, openAlerts } from '../../../../src/renderer/features/alerts/alertOrder.ts';
import { invariant } from '../../../../src/shared/base/invariant.ts';
import type { Row } from '../../../../src/shared/ipc/view.ts';
import { buildView } from '../../../support/buildView.ts';

const base = Object.values(buildView().rows.alerts)[0];
invariant(base !== undefined, 'the built view has an alert');
const alert = (key: string, change: Partial<Row<'alerts'>>): Row<'alerts'> => ({ ...base, key, ...change });
const keyed = (...alerts: readonly Row<'alerts'>[]) => Object.fromEntries(alerts.map((each) => [each.key, each]));

const rows = keyed(
  alert('p3', { severity: 'P3', lastAt: 9 }),
  alert('p2 old', { severity: 'P2', lastAt: 1 }),
  alert('p2 new', { severity: 'P2', lastAt: 5 }),
  alert('p2 seen', { severity: 'P2', lastAt: 8, state: 'ACTIVE_ACK' }),
  alert('p1 cleared', { severity: 'P1', lastAt: 0, state: 'CLEARED_UNACK' }),
  alert('p1 closed', { severity: 'P1', lastAt: 9, state: 'CLOSED' }),
);

describe('openAlerts', () => {
  it('sorts by severity, then unacknowledged, then newest, without the closed', () => {
    expect(openAlerts(rows).map(({ key }) => key)).toEqual(['p1 cleared', 'p2 new', 'p2 old', 'p2 seen', 'p3']);
  });
});

describe('bannerAlerts', () => {
  it('holds unacknowledged P1 and P2 only', () => {
    expect(bannerAlerts(rows).map(({ key }) => key)).toEqual(['p1 cleared', 'p2 new', 'p2 old']);
  });
});

describe('alertSentence', () => {
  it('names the book once', () => {
    expect(alertSentence(alert('a', { book: 'PAPER', text: 'Feed is stale.' }))).toBe('PAPER: Feed is stale.');
    expect(alertSentence(alert('a', { book: 'PAPER', text: 'HIGH, PAPER: feed is stale.' }))).toBe(
      'HIGH, PAPER: feed is stale.',
    );
    expect(alertSentence(alert('a', { book: null, text: 'Disk is full.' }))).toBe('Disk is full.');
  });
});
