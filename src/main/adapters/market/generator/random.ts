/**
 * Seeded random numbers for the market generator: xoshiro128++ (Blackman and Vigna, 2018) seeded through an integer hash, and normal deviates by
 * the polar form of Box-Muller. Same seed, same sequence, on every machine.
 */

export interface RandomState {
  readonly words: readonly [number, number, number, number];
  readonly spare: number | null;
}

const rotateLeft = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** Spreads one 32-bit integer over all bits (Murmur3 finalizer). */
function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}

export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private spare: number | null = null;

  constructor(seed: number) {
    const low = seed | 0;
    const high = Math.floor(seed / 2 ** 32) | 0;
    this.a = mix(low ^ 0x9e37_79b9);
    this.b = mix(high ^ 0x7f4a_7c15);
    this.c = mix(this.a + low);
    // The generator never leaves the state of all zeros, so one word is never zero.
    this.d = mix(this.b + high) | 1;
  }

  /** Uniform in [0, 1), 32 bits. */
  uniform(): number {
    return (this.next() >>> 0) / 4_294_967_296;
  }

  /** Standard normal. */
  normal(): number {
    const spare = this.spare;
    this.spare = null;
    return spare ?? this.normalPair();
  }

  state(): RandomState {
    return { words: [this.a, this.b, this.c, this.d], spare: this.spare };
  }

  restore({ words, spare }: RandomState): void {
    [this.a, this.b, this.c, this.d] = words;
    this.spare = spare;
  }

  private normalPair(): number {
    for (;;) {
      const x = this.uniform() * 2 - 1;
      const y = this.uniform() * 2 - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = y * scale;
      return x * scale;
    }
  }

  private next(): number {
    const result = (rotateLeft((this.a + this.d) | 0, 7) + this.a) | 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotateLeft(this.d, 11);
    return result;
  }
}
