/** Seeded uniform numbers for resampling (EV-06): mulberry32 by Tommy Ettinger, 32 bits of state. Not for secrets. */

/** Gives uniforms in [0, 1), the same ones for the same seed on every machine. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
