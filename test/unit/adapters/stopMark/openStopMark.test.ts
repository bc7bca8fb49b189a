import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStopMark } from '../../../../src/main/adapters/stopMark/openStopMark.ts';
import type { StopMark } from '../../../../src/main/ports/stopMark.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const mark: StopMark = {
  incident: 'I7',
  at: unixMs(1_767_571_200_000),
  cause: 'MANUAL',
  source: 'hotkey',
  text: 'pressed',
};

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'breakwater-mark-')), 'desk.stop');
});
const open = () => openStopMark(file, recordingLog());

describe('the mark of an emergency stop on disk', () => {
  it('is nothing in a new folder, and a file of its full size for its owner alone', () => {
    expect(open().left).toBeNull();
    expect(statSync(file).size).toBe(2_048);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is found by the next start as it was left, and not once it was cleared', () => {
    open().marker.leave(mark);
    expect(open().left).toEqual(mark);
    open().marker.clear();
    expect(open().left).toBeNull();
  });

  it('keeps the size of its file and nothing of a longer one before it', () => {
    const { marker } = open();
    marker.leave({ ...mark, text: '\u0001'.repeat(900) });
    marker.leave(mark);
    expect(statSync(file).size).toBe(2_048);
    expect(open().left).toEqual(mark);
  });

  it('keeps 300 letters of a text, whatever their size', () => {
    open().marker.leave({ ...mark, text: '\u0001'.repeat(900) });
    expect(open().left?.text).toBe('\u0001'.repeat(300));
    expect(statSync(file).size).toBe(2_048);
  });

  it.each(['{"incident":"I7"', '{"incident":"7"}', 'stop'])('is a stop all the same where it reads %s', (text) => {
    writeFileSync(file, text);
    expect(open().left).toMatchObject({ incident: null, cause: 'TECHNICAL', source: 'engine' });
    expect(readFileSync(file, 'utf8').trim()).toBe(text);
  });

  it('tells the log where it cannot be written, and throws nothing', () => {
    const log = recordingLog();
    const { marker } = openStopMark(file, log);
    rmSync(file);
    marker.leave(mark);
    expect(log.lines).toMatchObject([
      { level: 'error', message: 'the mark of an emergency stop could not be written', fields: { file } },
    ]);
  });
});
