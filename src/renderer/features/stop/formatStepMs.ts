/** "0.3 ms" below 10 ms, whole and grouped above. */
import { formatCount } from '../../format/numbers.ts';

export const formatStepMs = (ms: number): string => (ms < 10 ? `${ms.toFixed(1)} ms` : `${formatCount(ms)} ms`);
