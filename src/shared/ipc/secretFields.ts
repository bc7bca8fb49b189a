/** Which fields of a command's input are secrets: those whose schema says so. What is written about a failed command leaves their values out. */
import { commands, type CommandName } from './contract.ts';

interface Described {
  meta(): { readonly secret?: unknown } | undefined;
  readonly def: { readonly innerType?: Described };
}

const isSecret = (field: Described): boolean =>
  field.meta()?.secret === true || (field.def.innerType !== undefined && isSecret(field.def.innerType));

/** Names of the secret fields at the top of an input. */
function secretFields(name: CommandName): readonly string[] {
  const { input } = commands[name];
  if (!('shape' in input)) return [];
  // Zod's own interface of a schema; only these two members are read.
  const fields = Object.entries(input.shape) as unknown as readonly (readonly [string, Described])[];
  return fields.filter(([, field]) => isSecret(field)).map(([field]) => field);
}

const CUT = '[secret]';
/** Shorter ones are no secrets, and would be found in every word. */
const SHORTEST = 4;

/** The text without the values of secret fields. */
export function withoutSecrets(name: CommandName, input: unknown, text: string): string {
  if (typeof input !== 'object' || input === null) return text;
  const values = new Map<string, unknown>(Object.entries(input));
  return secretFields(name).reduce((cut, field) => {
    const value = values.get(field);
    return typeof value === 'string' && value.length >= SHORTEST ? cut.replaceAll(value, CUT) : cut;
  }, text);
}
