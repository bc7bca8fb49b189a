/** Takes `--host KIND`, the one flag of `npm start` itself, out of the flags that go to the host. */

export const hostChoices = ['auto', 'electron', 'browser'] as const;
export type HostChoice = (typeof hostChoices)[number];

export interface StartFlags {
  readonly host: HostChoice;
  /** What the host gets, in the order given. */
  readonly rest: readonly string[];
}

/** The flags, or one line that says what is wrong with --host. */
export function splitStartFlags(args: readonly string[]): StartFlags | string {
  const rest: string[] = [];
  let text: string | undefined = 'auto';
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--host') {
      index += 1;
      text = args[index];
    } else if (arg.startsWith('--host=')) text = arg.slice('--host='.length);
    else rest.push(arg);
  }
  const host = hostChoices.find((choice) => choice === text);
  return host === undefined ? `--host expects ${hostChoices.join(', ')}, found "${text ?? ''}".` : { host, rest };
}
