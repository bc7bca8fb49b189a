/** Tells whether the e2e tests can run in Electron itself on this machine. */
import { findElectronBinary, probeElectron } from '../start/electronBinary.ts';
import { hasDisplay } from '../start/prepareHost.ts';

export type ElectronTarget =
  { readonly kind: 'present'; readonly binary: string } | { readonly kind: 'absent'; readonly reason: string };

export function electronTarget(root: string): ElectronTarget {
  const binary = findElectronBinary(root);
  if (binary === null) return { kind: 'absent', reason: 'its binary is not installed' };
  if (!hasDisplay(process.env, process.platform)) return { kind: 'absent', reason: 'there is no display' };
  const fault = probeElectron(binary);
  return fault === null ? { kind: 'present', binary } : { kind: 'absent', reason: fault };
}
