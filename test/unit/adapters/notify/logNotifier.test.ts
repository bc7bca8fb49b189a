import { describe, expect, it } from 'vitest';
import { createLogNotifier } from '../../../../src/main/adapters/notify/logNotifier.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

describe('createLogNotifier', () => {
  it('logs P1 and P2 and leaves P3 and P4 to the app', () => {
    const log = recordingLog();
    const notifier = createLogNotifier(log);
    for (const severity of ['P1', 'P2', 'P3', 'P4'] as const)
      notifier.notify({ alertKey: severity, severity, body: 'Paper. Stop not confirmed. Close by hand.' });
    expect(log.lines.map((line) => line.fields)).toEqual([{ alertKey: 'P1' }, { alertKey: 'P2' }]);
  });
});
