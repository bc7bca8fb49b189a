import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clean, readFailure, type CallOutcome } from '../../../../../src/main/adapters/venue/ccxt/callError.ts';

const fixture = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  raw: z.string().optional(),
});
const families = z.record(z.string(), fixture);
const file = join(import.meta.dirname, '../../../../support/exchangeFixtures/errors.json');
const errors = z.object({ spot: families, futures: families }).parse(JSON.parse(readFileSync(file, 'utf8')));

/** After these an order may exist; after every other one it does not (protocol: which errors leave an order in an unknown state). */
const UNKNOWN = new Set([
  'spot disconnected',
  'spot unexpected',
  'spot backendTimeout',
  'spot unknown',
  'spot html502',
  'futures unknown503',
  'futures backendTimeout408',
]);

const cases = Object.entries(errors).flatMap(([family, bodies]) =>
  Object.entries(bodies).map(([name, answer]) => ({ name: `${family} ${name}`, ...answer })),
);

const failureOf = ({ status, headers, body, raw }: z.output<typeof fixture>) =>
  readFailure({ status, headers, body: raw ?? JSON.stringify(body) }, new Error('ccxt has its own words'));

describe('readFailure', () => {
  it.each(cases)('knows whether an order may exist after $name', (answer) => {
    const expected: CallOutcome = UNKNOWN.has(answer.name) ? 'unknown' : 'refused';
    expect(failureOf(answer).facts.outcome).toBe(expected);
  });

  it('knows every answer of the fixtures that leaves the order unknown', () => {
    expect(cases.filter(({ name }) => UNKNOWN.has(name))).toHaveLength(UNKNOWN.size);
  });

  it("keeps the venue's code and words", () => {
    const { spot } = errors;
    const refused = failureOf(spot['insufficient'] ?? { status: 0, headers: {} });
    expect([refused.facts.code, refused.message]).toEqual([
      '-2010',
      'Account has insufficient balance for requested action.',
    ]);
  });

  it('reads how long the venue wants to be left alone', () => {
    const refused = failureOf(errors.futures['weight429'] ?? { status: 0, headers: {} });
    expect(refused.facts.retryAfterMs).toBe(20_000);
  });

  it('names the page that answered', () => {
    const refused = failureOf(errors.spot['waf403'] ?? { status: 0, headers: {} });
    expect([refused.facts.html, refused.facts.code]).toEqual([true, 'HTML']);
    expect(refused.message).toContain('403 Forbidden');
  });

  it('does not call an unreadable answer of success a refusal', () => {
    const lost = readFailure({ status: 200, headers: {}, body: '' }, new TypeError('x is not an object'));
    expect(lost.facts).toMatchObject({ outcome: 'unknown', code: 'HTTP_200' });
  });

  const transports: readonly [string, CallOutcome][] = [
    ['connect ECONNREFUSED 127.0.0.1:1', 'notSent'],
    ['getaddrinfo ENOTFOUND api.example', 'notSent'],
    ["Host x is outside the account's environment; nothing was sent", 'notSent'],
    ['other side closed', 'unknown'],
    ['read ECONNRESET', 'unknown'],
    ['request timed out (10000 ms)', 'unknown'],
    ['incorrect header check', 'unknown'],
  ];
  it.each(transports)('takes "%s" without an answer for %s', (text, outcome) => {
    expect(readFailure({ status: null, headers: {}, body: '' }, new Error(text)).facts.outcome).toBe(outcome);
  });

  it('finds the reason in the cause of an error', () => {
    const error = new Error('fetch failed', { cause: new Error('connect ECONNREFUSED ::1:80') });
    expect(readFailure({ status: null, headers: {}, body: '' }, error).facts.outcome).toBe('notSent');
  });
});

describe('clean', () => {
  it('takes addresses, signatures and keys out', () => {
    const signature = 'a1b2c3d4'.repeat(8);
    const text = `binance GET https://api.x/api/v3/order?symbol=B&signature=${signature} failed, apiKey=abc ${signature}`;
    expect(clean(text)).toBe('binance GET [address] failed, [secret] [secret]');
  });

  it('keeps an error to one short line', () => {
    expect(clean(`one\n two ${'word '.repeat(100)}`)).toHaveLength(300);
  });
});
