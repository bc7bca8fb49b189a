import { describe, expect, it } from 'vitest';
import { systemTrigger, type SystemFacts } from '../../../../src/main/domain/breaker/systemTrigger.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const settings = defaultSettings().breaker;
const read = (over: Partial<SystemFacts>) =>
  systemTrigger(
    { journalFailingMs: null, lag: null, diskFreeMb: null, memoryShare: null, measuredAt: unixMs(1), ...over },
    settings,
  );

describe('systemTrigger', () => {
  it.each([
    [{ journalFailingMs: 1_000 }, 'L0'],
    [{ journalFailingMs: 1_001 }, 'L1'],
    [{ journalFailingMs: 10_000 }, 'L1'],
    [{ journalFailingMs: 10_001 }, 'L2'],
    [{ lag: { p99Ms: 250, highForMs: 60_000 } }, 'L0'],
    [{ lag: { p99Ms: 251, highForMs: 9_999 } }, 'L0'],
    [{ lag: { p99Ms: 251, highForMs: 10_000 } }, 'L1'],
    [{ diskFreeMb: 500 }, 'L0'],
    [{ diskFreeMb: 499 }, 'L1'],
    [{ memoryShare: 0.85 }, 'L0'],
    [{ memoryShare: 0.851 }, 'L1'],
  ] as const)('reads %j as %s', (over, level) => {
    expect(read(over)).toMatchObject({ level, keeps: level });
  });

  it('says what was found', () => {
    expect(read({ journalFailingMs: 1_500 })).toMatchObject({
      value: '1.5 s',
      limit: '1 s',
      used: 1.5,
      text: 'journal writes have been failing for 1.5 s, over 1 s',
      next: 'L2 when the journal stays silent',
      severity: 'P3',
      inputs: 'journal failing for 1.5 s',
    });
    expect(read({ journalFailingMs: 12_000 })).toMatchObject({
      limit: '10 s',
      text: 'journal writes have been failing for 12 s, over 10 s',
      next: '',
      severity: 'P2',
    });
    expect(read({ lag: { p99Ms: 300, highForMs: 10_000 } }).text).toBe(
      'the event loop is 300 ms late, over 250 ms for 10 s',
    );
    expect(read({ diskFreeMb: 250 })).toMatchObject({
      used: 2,
      text: '250 MB free on the disk of the journal, under 500 MB',
    });
    expect(read({ memoryShare: 0.9 }).text).toBe('memory is 90% used, over 85%');
  });

  it('reports the worst: the higher level, then what used most', () => {
    const many = { lag: { p99Ms: 50, highForMs: 0 }, diskFreeMb: 800, memoryShare: 0.4 };
    expect(read(many)).toMatchObject({
      level: 'L0',
      value: '800 MB free',
      used: 0.625,
      text: '',
      inputs: 'journal writes, loop p99 50 ms, disk 800 MB free, memory 40%',
    });
    expect(read({ ...many, journalFailingMs: 1_100 }).value).toBe('1.1 s');
    expect(read({ ...many, journalFailingMs: 1_100, memoryShare: 0.99 }).value).toBe('99%');
    expect(read({ diskFreeMb: 0, memoryShare: 0.99 })).toMatchObject({ level: 'L1', value: '0 MB free', used: null });
    expect(read({ journalFailingMs: 100, diskFreeMb: 0 }).level).toBe('L1');
  });

  it('puts the higher level first, however little of its limit it used', () => {
    const busy = { p99Ms: 400, highForMs: 0 };
    expect(read({ journalFailingMs: 1_100, lag: busy })).toMatchObject({ level: 'L1', value: '1.1 s' });
    expect(read({ journalFailingMs: 10_001, diskFreeMb: 1 })).toMatchObject({ level: 'L2', value: '10 s' });
  });

  it('keeps the order of the page among equals', () => {
    const found = read({ journalFailingMs: 1_500, lag: { p99Ms: 375, highForMs: 10_000 } });
    expect(found).toMatchObject({ value: '1.5 s', used: 1.5, basis: 'measured each second' });
  });

  it('reads only the journal where the machine is not measured', () => {
    expect(read({ measuredAt: null })).toMatchObject({
      level: 'L0',
      value: 'all normal',
      limit: '',
      used: 0,
      severity: null,
      next: 'L1 when one passes its limit',
      basis: 'the machine is not measured here, the journal is',
    });
  });
});
