/**
 * Standard normal distribution in double precision.
 * Distribution: Taylor series around 0 (Marsaglia 2004, "Evaluating the Normal Distribution") up to |x| = 3, beyond it the continued fraction of
 * the Mills ratio (Abramowitz and Stegun 26.2.14). Quantile: Wichura 1988, algorithm AS 241, PPND16. Relative error below 1e-13, tails included.
 */

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Where the series hands over to the continued fraction. */
const SERIES_END = 3;
/** Enough of the continued fraction at x = 3 for the last bit of a double. */
const FRACTION_DEPTH = 120;

const density = (x: number): number => Math.exp((-x * x) / 2) / ROOT_TWO_PI;

/** P(Z <= x). */
export function normalCdf(x: number): number {
  if (x > SERIES_END) return 1 - upperTail(x);
  return x < -SERIES_END ? upperTail(-x) : 0.5 + density(x) * oddSeries(x);
}

/** x + x^3/3 + x^5/15 + ...: the distribution from 0 to x over the density. */
function oddSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum;
}

/** P(Z > x) for x of at least 3: density / (x + 1/(x + 2/(x + 3/(x + ...)))). */
function upperTail(x: number): number {
  let fraction = x;
  for (let depth = FRACTION_DEPTH; depth > 0; depth -= 1) fraction = x + depth / fraction;
  return density(x) / fraction;
}

/** Coefficients of AS 241, lowest power first: numerator and denominator of the center and of the two tails. */
const CENTER = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.187007492058, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
] as const;
const NEAR_TAIL = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const;
const FAR_TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const;

type Rational = readonly [readonly number[], readonly number[]];

const polynomial = (coefficients: readonly number[], at: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0);
const rational = ([above, below]: Rational, at: number): number => polynomial(above, at) / polynomial(below, at);

/** z with P(Z <= z) = p; -Infinity and Infinity at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  const fromCenter = p - 0.5;
  if (Math.abs(fromCenter) <= 0.425) return fromCenter * rational(CENTER, 0.180625 - fromCenter * fromCenter);
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return fromCenter < 0 ? -Infinity : Infinity;
  const depth = Math.sqrt(-Math.log(tail));
  const size = depth <= 5 ? rational(NEAR_TAIL, depth - 1.6) : rational(FAR_TAIL, depth - 5);
  return fromCenter < 0 ? -size : size;
}
