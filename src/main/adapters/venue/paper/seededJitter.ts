/** Delay on top of the latency, 0 to 20 % of it (PF-01), a pure function of seed and request: neither restarts nor the order of requests change it. */

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const JITTER_SHARE = 0.2;

/** Whole milliseconds of jitter for one request, from 0 to a fifth of the latency. */
export function seededJitter(seed: string, request: string, latencyMs: number): number {
  const share = scramble(hash(`${seed}|${request}`)) / 0x1_0000_0000;
  return Math.floor(share * (latencyMs * JITTER_SHARE + 1));
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let state = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), FNV_PRIME) >>> 0;
  return state;
}

/** Final mix of MurmurHash3: ids that differ in one digit land far apart. */
function scramble(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}
