/** Parsing of strategy parameters against their specs: every problem at once, defaults for what is absent. */
import { invariant } from '../../../shared/base/invariant.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { StrategyParameters } from '../../../shared/model/strategy.ts';
import type { ParameterProblem, ParameterSpec } from './strategy.ts';

/** Values by name, in the order of the specs; unknown names, wrong types and values out of range are all reported. */
export function parseParameters(
  specs: readonly ParameterSpec[],
  input: StrategyParameters,
): Result<StrategyParameters, readonly ParameterProblem[]> {
  const known = new Set(specs.map((spec) => spec.name));
  const unknown = Object.keys(input)
    .filter((name) => !known.has(name))
    .map((name): ParameterProblem => ({ name, text: 'unknown parameter' }));
  const wrong = specs.flatMap((spec) => problemOf(spec, input[spec.name]) ?? []);
  if (unknown.length + wrong.length > 0) return err([...unknown, ...wrong]);
  return ok(Object.fromEntries(specs.map((spec) => [spec.name, input[spec.name] ?? spec.default])));
}

function problemOf(spec: ParameterSpec, found: StrategyParameters[string] | undefined): ParameterProblem | null {
  if (found === undefined) return null;
  const refuse = (expected: string): ParameterProblem => ({
    name: spec.name,
    text: `found ${JSON.stringify(found)}, expected ${expected}`,
  });
  if (spec.type === 'boolean') return typeof found === 'boolean' ? null : refuse('true or false');
  const kind = spec.type === 'integer' ? 'a whole number' : 'a number';
  const isKind =
    typeof found === 'number' && (spec.type === 'integer' ? Number.isInteger(found) : Number.isFinite(found));
  if (isKind && found >= spec.min && found <= spec.max) return null;
  return refuse(`${kind} from ${spec.min} to ${spec.max}${spec.unit === '' ? '' : ` ${spec.unit}`}`);
}

/** Value of a numeric parameter that was parsed. */
export function numberParameter(parsed: StrategyParameters, name: string): number {
  const value = parsed[name];
  invariant(typeof value === 'number', `Parameter ${name} was not parsed as a number`);
  return value;
}

/** Value of a boolean parameter that was parsed. */
export function booleanParameter(parsed: StrategyParameters, name: string): boolean {
  const value = parsed[name];
  invariant(typeof value === 'boolean', `Parameter ${name} was not parsed as true or false`);
  return value;
}
