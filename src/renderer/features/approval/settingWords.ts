/** Settings by the names and units of the Settings screen: "modes.PAPER.dailyLoss" is "daily loss of PAPER", "0.01" of it is "1%". */
import { tradingModes } from '../../../shared/model/mode.ts';
import { decimal, decimalText } from '../../../shared/values/decimal.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { limitFields } from '../settings/limitForm.ts';

const PATH = /\bmodes\.([A-Z_0-9]+)\.([a-zA-Z]+)\b/;

interface Limit {
  readonly name: string;
  readonly isPercent: boolean;
}

function limitOf(path: string): Limit | null {
  const [, mode, name] = PATH.exec(path) ?? [];
  const rung = tradingModes.find((each) => each === mode);
  const field = limitFields.find((each) => each.name === name);
  if (rung === undefined || field === undefined) return null;
  const [words = ''] = field.label.split(',');
  return { name: `${words.toLowerCase()} of ${modeName(rung)}`, isPercent: field.kind === 'percent' };
}

/** The name on the Settings screen; the path itself where that screen has none. */
export const settingName = (path: string): string => limitOf(path)?.name ?? path;

/** A fraction as percent where the limit is one. */
export const settingValue = (path: string, value: string): string =>
  limitOf(path)?.isPercent === true && /^\d+(\.\d+)?$/.test(value) ? `${decimalText(decimal(value).mul(100))}%` : value;

/** The same within the desk's own sentences, such as "Loosen modes.PAPER.dailyLoss from 0.01 to 0.015". */
export function inSettingWords(sentence: string): string {
  const [path] = PATH.exec(sentence) ?? [];
  if (path === undefined) return sentence;
  return sentence
    .replace(/\bfrom (\S+) to (\S+)$/, (_all, from: string, to: string) => {
      return `from ${settingValue(path, from)} to ${settingValue(path, to)}`;
    })
    .replace(path, settingName(path))
    .replace(/^./, (first) => first.toUpperCase());
}
