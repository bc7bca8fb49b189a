/** Identity of a frozen gate snapshot (SM-04): the same facts give the same hash, whatever order their keys were written in. */
import { toWire } from '../../../shared/values/decimal.ts';
import type { PaperGateSnapshot } from './paperGate.ts';
import type { StepGateSnapshot } from './stepGate.ts';

/** Lower-case hex SHA-256 of the snapshot's canonical JSON. */
export const gateHash = (snapshot: PaperGateSnapshot | StepGateSnapshot, sha256: (text: string) => string): string =>
  sha256(canonicalJson(toWire(snapshot)));

/** JSON with sorted keys and no spaces (RFC 8785 for what JSON.stringify writes), of plain values. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}
