/** A change of settings with what needs an approval left out (CV-09): tightening is in force at once, loosening waits. */
import { invariant } from '../../../shared/base/invariant.ts';
import { parseSettings, type Settings } from '../../../shared/settings.ts';
import { toWire } from '../../../shared/values/decimal.ts';
import { compareSettings } from './compareSettings.ts';

/**
 * The settings after the change, with each guarded setting as it was before. Where that mixture contradicts itself nothing of the change is
 * taken.
 */
export function withoutLoosening(before: Settings, after: Settings): Settings {
  const guarded = compareSettings(before, after).filter((change) => change.guarded);
  const from = toWire(before);
  const mixed = guarded.reduce<unknown>(
    (settings, change) => withValue(settings, change.path.split('.'), from),
    toWire(after),
  );
  const parsed = parseSettings(mixed);
  return parsed.ok ? parsed.value : before;
}

/** Copies one path from another object; a value that is not there is taken away. */
function withValue(target: unknown, path: readonly string[], source: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return source;
  const { [key]: old, ...others } = objectOf(target);
  const value = withValue(old, rest, objectOf(source)[key]);
  return value === undefined ? others : { ...others, [key]: value };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  invariant(typeof value === 'object', 'A path of a changed setting leads through a section');
  return { ...value };
}
