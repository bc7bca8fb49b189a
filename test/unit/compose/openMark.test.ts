import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openMark } from '../../../src/main/compose/openMark.ts';
import { emptyDurable, type Durable } from '../../../src/main/engine/state.ts';
import type { StopMark } from '../../../src/main/ports/stopMark.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { recordingLog } from '../../support/recordingLog.ts';

const mark: StopMark = { incident: 'I2', at: unixMs(0), cause: 'MANUAL', source: 'button', text: 'pressed' };
const trading = (incidents: number): Durable => ({
  ...emptyDurable(),
  incidents,
  modeState: { mode: 'PAPER', run: 'RUNNING' },
});

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'breakwater-mark-')), 'desk.sqlite');
});
const open = (durable: Durable) => openMark(file, durable, recordingLog());

describe('the stop that a journal does not have', () => {
  it('is the one of the mark, until the journal has it', () => {
    open(trading(1)).marker.leave(mark);
    expect(open(trading(1)).lost).toEqual(mark);
    expect(open(trading(1)).lost).toEqual(mark);
    expect(open(trading(2)).lost).toBeNull();
    expect(open(trading(1)).lost).toBeNull();
  });

  it('is none where nothing was set up yet', () => {
    open(trading(0)).marker.leave(mark);
    expect(open(emptyDurable()).lost).toBeNull();
    expect(open(trading(0)).lost).toBeNull();
  });

  it('is one that cannot be read, too', () => {
    open(trading(9)).marker.leave({ ...mark, incident: 'x' });
    expect(open(trading(9)).lost).toMatchObject({ incident: null });
  });
});
