/** Which seeds a run of the fault tests plays: `npm run fault` says so in the environment, and everything else plays a small share. */

/** `BREAKWATER_FAULT_SEED` names one, `BREAKWATER_FAULT_RUNS` how many from 1 on. */
export function shareOf(usual: number, env: NodeJS.ProcessEnv = process.env): readonly number[] {
  const one = Number(env['BREAKWATER_FAULT_SEED'] ?? '');
  if (one > 0) return [one];
  const runs = Number(env['BREAKWATER_FAULT_RUNS'] ?? '') || usual;
  return Array.from({ length: runs }, (_, at) => at + 1);
}

/** `BREAKWATER_FAULT_MARKET` names one kind of account. */
export function kindsOf<const Kind extends string>(
  all: readonly Kind[],
  env: NodeJS.ProcessEnv = process.env,
): readonly Kind[] {
  const one = env['BREAKWATER_FAULT_MARKET'] ?? '';
  return all.filter((kind) => one === '' || kind === one);
}
