import { describe, expect, it } from 'vitest';
import { createElectronNotifier } from '../../../../src/main/hosts/electron/notifications.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { standInElectron } from '../../../support/standInElectron.ts';

function open() {
  const { record, Notification } = standInElectron();
  const log = recordingLog();
  const clicked: string[] = [];
  const notifier = createElectronNotifier({
    Notification,
    log,
    onClick: (key, body) => clicked.push(`${key}: ${body}`),
  });
  const notify = (severity: 'P1' | 'P2' | 'P3' | 'P4'): void =>
    notifier.notify({ alertKey: `key-${severity}`, severity, body: 'Paper. Stop not confirmed. Close by hand.' });
  return { record, log, clicked, notify };
}

describe('createElectronNotifier', () => {
  it('shows P1 and P2, P1 as critical, and never P3 or P4', () => {
    const { record, notify } = open();
    for (const severity of ['P1', 'P2', 'P3', 'P4'] as const) notify(severity);
    expect(record.notifications.map(({ options, shown }) => [options.title, options.urgency, shown])).toEqual([
      ['Breakwater P1', 'critical', true],
      ['Breakwater P2', 'normal', true],
    ]);
  });

  it('opens the alert on a click', () => {
    const { record, clicked, notify } = open();
    notify('P1');
    record.notifications[0]?.emit('click');
    expect(clicked).toEqual(['key-P1: Paper. Stop not confirmed. Close by hand.']);
  });

  it('logs where there is no notification service', () => {
    const { record, log, notify } = open();
    record.notificationsMissing = true;
    notify('P1');
    expect(record.notifications).toEqual([]);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { alertKey: 'key-P1' } }]);
  });
});
