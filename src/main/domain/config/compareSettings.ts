/**
 * What a change of settings means, setting by setting (CV-09): tighter, looser, or neither. A looser one is guarded: it waits for an approval.
 * What a mode overrides is compared as it acts: with the base value where nothing is overridden.
 */
import { tradingModes, type TradingMode } from '../../../shared/model/mode.ts';
import type { Settings } from '../../../shared/settings.ts';
import { triggerNames, type Reaction, type TriggerName } from '../../../shared/settings/breaker.ts';
import { decimal, toWire, type Decimal } from '../../../shared/values/decimal.ts';
import { breakerSettingsFor, type BreakerSettings } from '../breaker/breakerSettings.ts';
import { modeDirections, sectionDirections, type LooseDirection } from './looseDirection.ts';

export interface SettingChange {
  /** "modes.PAPER.gross" */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly direction: 'TIGHTER' | 'LOOSER' | 'NEUTRAL';
  /** Needs an approval before it is in force. */
  readonly guarded: boolean;
}

/** Every setting that differs, in the order of the file. */
export const compareSettings = (before: Settings, after: Settings): readonly SettingChange[] => [
  ...tradingModes.flatMap((mode) =>
    compareSection({
      path: `modes.${mode}`,
      directions: modeDirections,
      sections: [before.modes[mode], after.modes[mode]],
    }),
  ),
  ...tradingModes.flatMap((mode) => compareOverrides(mode, [before, after])),
  ...Object.entries(sectionDirections).flatMap(([name, directions]) =>
    compareSection({ path: name, directions, sections: [sectionOf(before, name), sectionOf(after, name)] }),
  ),
  ...changeOf('reasons', 'NEITHER', [before.reasons, after.reasons]),
];

type Directions = Readonly<Record<string, LooseDirection>>;
type Section = Readonly<Record<string, unknown>>;
type Pair<Value> = readonly [Value, Value];

/** A section by its name in the direction table, whose names are those of the settings. */
const sectionOf = (settings: Settings, name: string): Section =>
  // The table is typed by the settings, but Object.entries forgets the names.
  settings[name as keyof typeof sectionDirections];

function compareSection(options: {
  readonly path: string;
  readonly directions: Directions;
  readonly sections: Pair<Section>;
}): readonly SettingChange[] {
  const [before, after] = options.sections;
  return Object.entries(options.directions).flatMap(([key, direction]) =>
    changeOf(`${options.path}.${key}`, direction, [before[key], after[key]]),
  );
}

function changeOf(path: string, loose: LooseDirection, [from, to]: Pair<unknown>): readonly SettingChange[] {
  const [before, after] = [textOf(from), textOf(to)];
  if (before === after) return [];
  const direction = loose === 'NEITHER' ? 'NEUTRAL' : directionOf(loose, [rankOf(from), rankOf(to)]);
  return [changed({ path, before, after }, direction)];
}

const changed = (
  change: Pick<SettingChange, 'path' | 'before' | 'after'>,
  direction: SettingChange['direction'],
): SettingChange => ({ ...change, direction, guarded: direction === 'LOOSER' });

const directionOf = (loose: 'UP' | 'DOWN', [from, to]: Pair<Decimal>): SettingChange['direction'] =>
  to.greaterThan(from) === (loose === 'UP') ? 'LOOSER' : 'TIGHTER';

/** Place of a limit on a line of numbers: true is above false. */
const rankOf = (value: unknown): Decimal => decimal(typeof value === 'boolean' ? Number(value) : textOf(value));

function textOf(value: unknown): string {
  const wire = toWire(value ?? null);
  return typeof wire === 'string' ? wire : JSON.stringify(wire);
}

const overridden = ['ladder', 'latency', 'correlation', 'breaker'] as const;

/** What a mode sets differently, and how far its triggers may act. */
function compareOverrides(mode: TradingMode, [before, after]: Pair<Settings>): readonly SettingChange[] {
  const acting: Pair<BreakerSettings> = [breakerSettingsFor(before, mode), breakerSettingsFor(after, mode)];
  const sections = overridden.flatMap((name) =>
    Object.entries(sectionDirections[name]).flatMap(([key, direction]) => {
      const own = [before, after].map((each) => textOf(valueIn(each.overrides[mode][name], key)));
      if (own[0] === own[1]) return [];
      const path = `overrides.${mode}.${name}.${key}`;
      return changeOf(path, direction, [valueIn(acting[0][name], key), valueIn(acting[1][name], key)]);
    }),
  );
  return [...sections, ...triggerNames.flatMap((trigger) => compareReaction(mode, trigger, acting))];
}

const valueIn = (section: Section, key: string): unknown => section[key];

const reactionRank = { record: 0, L1: 1, L2: 2, L3: 3, L4: 4 } as const satisfies Record<Reaction, number>;

/** A trigger that may reach less is looser. */
function compareReaction(
  mode: TradingMode,
  trigger: TriggerName,
  acting: Pair<BreakerSettings>,
): readonly SettingChange[] {
  const [before, after] = [acting[0].reactionOf(trigger), acting[1].reactionOf(trigger)];
  if (before === after) return [];
  const direction = reactionRank[after] < reactionRank[before] ? 'LOOSER' : 'TIGHTER';
  return [changed({ path: `overrides.${mode}.reactions.${trigger}`, before, after }, direction)];
}
