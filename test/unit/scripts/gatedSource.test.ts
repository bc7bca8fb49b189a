import { describe, expect, it } from 'vitest';
import { gatedSource } from '../../../scripts/story/gatedSource.ts';
import { SCRIPT_START, scriptedSource } from '../../support/scriptedSource.ts';

describe('gatedSource', () => {
  it('passes each gate once, after the batch of its time and before any later one', async () => {
    const said: string[] = [];
    const gate = (seconds: number) => ({
      at: SCRIPT_START + seconds * 1_000,
      pass: () => {
        said.push(`gate ${seconds}`);
        return Promise.resolve();
      },
    });
    const source = gatedSource(scriptedSource(1), [gate(1), gate(2), gate(2.5)]);
    for (let batch = 0; batch < 5; batch += 1) {
      const read = await source.nextBatch();
      const time = read !== null && read.ok ? (read.value[0]?.time ?? 0) : 0;
      said.push(`batch ${(time - SCRIPT_START) / 1_000}`);
    }
    expect(said).toEqual(['batch 0', 'batch 1', 'gate 1', 'batch 2', 'gate 2', 'gate 2.5', 'batch 3', 'batch 4']);
  });
});
