/** The monotonic clock of a turn in milliseconds (CV-02). */
import type { Step } from '../step.ts';

/** Since the process started; comparable within a session only. */
export const monoMsOf = ({ mono }: Pick<Step, 'mono'>): number => Number(BigInt(mono) / 1_000_000n);
