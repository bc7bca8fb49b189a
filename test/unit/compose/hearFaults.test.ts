import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hearFaults } from '../../../src/main/compose/hearFaults.ts';
import { fakeDesk } from '../../support/fakeDesk.ts';
import { recordingLog } from '../../support/recordingLog.ts';

function listening() {
  const desk = fakeDesk();
  const log = recordingLog();
  const from = new EventEmitter();
  return { desk, log, from, stop: hearFaults(desk, log, from) };
}

describe('what nobody caught in the process', () => {
  it('is logged with its stack and told to the desk', () => {
    const { desk, log, from } = listening();
    from.emit('uncaughtException', new TypeError('x is not a function'));
    expect(desk.faults).toEqual(['an error that nobody caught, TypeError: x is not a function']);
    expect(log.lines).toMatchObject([{ level: 'error', message: 'an error that nobody caught: x is not a function' }]);
    expect(JSON.stringify(log.lines[0]?.fields)).toContain('hearFaults.test.ts');
  });

  it('is heard of a rejection, whatever it was rejected with', () => {
    const { desk, from } = listening();
    from.emit('unhandledRejection', 'gone');
    expect(desk.faults).toEqual(['a failure that nobody waited for, Error: gone']);
  });

  it('tells nothing of what was in a query, where a signature may be', () => {
    const { desk, log, from } = listening();
    from.emit('unhandledRejection', new Error('GET https://x/order?timestamp=1&signature=abcdef failed'));
    expect(desk.faults).toEqual(['a failure that nobody waited for, Error: GET https://x/order?[cut] failed']);
    expect(JSON.stringify(log.lines)).not.toContain('abcdef');
  });

  it('is not heard any more once the desk has stopped', () => {
    const { desk, from, stop } = listening();
    stop();
    expect(from.eventNames()).toEqual([]);
    expect(desk.faults).toEqual([]);
  });
});
