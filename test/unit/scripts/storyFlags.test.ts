import { describe, expect, it } from 'vitest';
import { parseStoryFlags } from '../../../scripts/story/storyFlags.ts';

describe('parseStoryFlags', () => {
  it('plays at 6,000 on any port in a temporary folder by default', () => {
    expect(parseStoryFlags([])).toEqual({ speed: 6_000, dataDir: null, port: 0, open: true });
  });

  it('takes speed, folder, port, and no window', () => {
    expect(parseStoryFlags(['--speed', '60', '--data', './story', '--port', '4100', '--no-open'])).toEqual({
      speed: 60,
      dataDir: './story',
      port: 4_100,
      open: false,
    });
  });

  it.each([
    [['--speed', '0'], 'Found --speed 0.'],
    [['--speed', 'fast'], 'Found --speed fast.'],
    [['--port', 'any'], 'Found --port any.'],
    [['--data'], 'Found --data.'],
    [['--quick'], 'Found --quick.'],
  ])('says what it found in %j', (args, text) => {
    expect(parseStoryFlags(args)).toBe(text);
  });
});
