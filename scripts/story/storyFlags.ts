/** Flags of `npm run story`. */
export interface StoryFlags {
  /** Feed milliseconds per wall millisecond. */
  readonly speed: number;
  /** Data folder to keep; a temporary one by default. */
  readonly dataDir: string | null;
  /** 0 takes any free port. */
  readonly port: number;
  readonly open: boolean;
}

/** Twenty days in about six minutes, with the slow passages. */
const DEFAULT_SPEED = 6_000;

export const storyUsage = `npm run story -- [flags]
  --speed X    feed seconds per second, ${DEFAULT_SPEED} by default: about six minutes in all
  --data DIR   keeps the story's desk in a folder; a temporary one by default
  --port N     port on 127.0.0.1; any free one by default
  --no-open    prints the address only`;

/** Reads the flags, or says what is wrong with them. */
export function parseStoryFlags(args: readonly string[]): StoryFlags | string {
  let flags: StoryFlags = { speed: DEFAULT_SPEED, dataDir: null, port: 0, open: true };
  for (let at = 0; at < args.length; at += 1) {
    const [flag, value = ''] = [args[at], args[at + 1]];
    if (flag === '--no-open') {
      flags = { ...flags, open: false };
      continue;
    }
    at += 1;
    if (flag === '--data' && value !== '') flags = { ...flags, dataDir: value };
    else if (flag === '--speed' && Number(value) >= 1) flags = { ...flags, speed: Number(value) };
    else if (flag === '--port' && /^\d{1,5}$/.test(value)) flags = { ...flags, port: Number(value) };
    else return `Found ${[flag, value].join(' ').trim()}.`;
  }
  return flags;
}
