import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classifyLeftover } from '../../../../src/main/domain/emergency/classifyLeftover.ts';
import { emergencyOrderId } from '../../../../src/main/domain/emergency/emergencyOrderId.ts';
import { observeSnapshot, unverified } from '../../../../src/main/domain/emergency/flatVerifier.ts';
import { retryDelayMs } from '../../../../src/main/domain/emergency/retryDelay.ts';
import { decimalText } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

describe('emergencyOrderId', () => {
  const idOf = (symbol: string, attempt = 1, incident = 'I7') =>
    emergencyOrderId({ incident, symbol, leg: 'BOTH', attempt });

  it('agrees with GC-080', () => {
    const { inputs, expected } = goldenCase('GC-080', {
      inputs: z.object({ incident: z.string(), symbol: z.string(), leg: z.literal('BOTH'), attempt: z.number() }),
      expected: z.object({ clientOrderId: z.string() }),
    });
    expect(emergencyOrderId(inputs)).toBe(expected.clientOrderId);
  });

  it('tells symbols of one base apart', () => {
    expect([idOf('BTC/USDT'), idOf('BTC/USDC'), idOf('BTC/USDT:USDT'), idOf('BTC/USDC:USDC')]).toEqual([
      'ES-I7-BTC-B-1',
      'ES-I7-BTC_USDC-B-1',
      'ES-I7-BTC_USDT_USDT-B-1',
      'ES-I7-BTC_USDC_USDC-B-1',
    ]);
  });

  it('names the leg in hedge mode', () => {
    expect(emergencyOrderId({ incident: 'I12', symbol: 'ETH/USDT', leg: 'LONG', attempt: 3 })).toBe('ES-I12-ETH-L-3');
    expect(emergencyOrderId({ incident: 'I12', symbol: 'ETH/USDT', leg: 'SHORT', attempt: 3 })).toBe('ES-I12-ETH-S-3');
  });

  it('fits 32 characters and stays distinct for the longest symbols', () => {
    const base = 'A'.repeat(20);
    const ids = [idOf(`${base}/USDT:USDT`), idOf(`${base}/USDC:USDC`), idOf(`${base.slice(1)}B/USDT:USDT`)];
    expect(ids.every((id) => /^[A-Za-z0-9_-]{1,32}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(3);
  });

  it('cuts a symbol only where it does not fit, and ends it with the FNV-1a of the whole', () => {
    // 22 characters are left for the symbol; the hashes were computed with another program.
    expect(idOf(`${'A'.repeat(12)}/USDT:USDT`)).toBe('ES-I7-AAAAAAAAAAAA_USDT_USDT-B-1');
    expect(idOf(`${'A'.repeat(20)}/USDT:USDT`)).toBe('ES-I7-AAAAAAAAAAAAAA8d0ea044-B-1');
    expect(idOf('TOKEN0024LONGNAME/USDT:USDT')).toBe('ES-I7-TOKEN0024LONGN068b43ec-B-1');
  });

  it('shortens plain USDT pairs alone', () => {
    expect([idOf('1INCH/USDT'), idOf('kBTC/USDT')]).toEqual(['ES-I7-1INCH-B-1', 'ES-I7-kBTC_USDT-B-1']);
  });

  it('refuses an incident that leaves no room for a symbol', () => {
    expect(idOf('BTC/USDT', 1, `I${'9'.repeat(14)}`)).toBe('ES-I99999999999999-BTC-B-1');
    expect(() => idOf('BTC/USDT', 1, `I${'9'.repeat(15)}`)).toThrow('No room');
    expect(() => idOf('BTC/USDT', 1, `I${'9'.repeat(20)}`)).toThrow('No room');
  });
});

describe('retryDelayMs', () => {
  it('agrees with GC-079', () => {
    const { inputs, expected } = goldenCase('GC-079', {
      inputs: z.object({ first: z.number(), factor: z.number(), cap: z.number(), n: z.number() }),
      expected: z.object({ delays: z.array(z.number()) }),
    });
    const settings = { retryFirstMs: inputs.first, retryFactor: inputs.factor, retryCapMs: inputs.cap };
    expect(Array.from({ length: inputs.n }, (_, retry) => retryDelayMs(retry, settings))).toEqual(expected.delays);
    expect(retryDelayMs(5_000, settings)).toBe(inputs.cap);
  });
});

describe('classifyLeftover', () => {
  it('agrees with GC-078', () => {
    const row = z.object({
      qty: z.string(),
      step: z.string(),
      price: z.string(),
      minNotional: z.string(),
      reduceOnlyExempt: z.boolean().default(false),
    });
    const { inputs, expected } = goldenCase('GC-078', {
      inputs: z.object({ rows: z.array(row) }),
      expected: z.object({ class: z.array(z.string()), value: z.array(z.string()) }),
    });
    const found = inputs.rows.map((each) =>
      classifyLeftover({
        quantity: quantity(each.qty),
        lot: quantity(each.step),
        price: price(each.price),
        minNotional: money(each.minNotional),
        reduceOnlyExempt: each.reduceOnlyExempt,
      }),
    );
    expect(found.map(({ kind }) => kind)).toEqual(expected.class);
    expect(found.map(({ value }) => decimalText(value))).toEqual(expected.value);
  });

  it('tells flat from dust and reads a short by its size', () => {
    const input = { lot: quantity('0.001'), price: price('100'), minNotional: money('5'), reduceOnlyExempt: true };
    expect(classifyLeftover({ ...input, quantity: quantity('0') }).kind).toBe('FLAT');
    expect(classifyLeftover({ ...input, quantity: quantity('-1') }).kind).toBe('RESIDUAL');
    expect(classifyLeftover({ ...input, quantity: quantity('-0.0005') }).kind).toBe('DUST');
  });
});

describe('observeSnapshot', () => {
  it('agrees with GC-081 and re-opens on the later position', () => {
    const { inputs, expected } = goldenCase('GC-081', {
      inputs: z.object({ snapshots: z.array(z.tuple([z.number(), z.enum(['FLAT', 'POS'])])) }),
      expected: z.object({ flatVerifiedAtMs: z.number() }),
    });
    let verifier = unverified;
    const verified = inputs.snapshots.map(([at, found]) => {
      verifier = observeSnapshot(verifier, { at: unixMs(at), clean: found === 'FLAT' }, 1_000);
      return verifier.verifiedAt;
    });
    expect(verified).toEqual([null, null, expected.flatVerifiedAtMs, null, null, 3_700]);
  });

  it('counts the gap from the first clean snapshot, not from the start of the clock', () => {
    let verifier = unverified;
    const verified = [5_000, 5_999, 6_000].map((at) => {
      verifier = observeSnapshot(verifier, { at: unixMs(at), clean: true }, 1_000);
      return verifier.verifiedAt;
    });
    expect(verified).toEqual([null, null, 6_000]);
  });

  it('keeps the time of the first proof and counts a gap of exactly 1 s', () => {
    let verifier = unverified;
    for (const at of [0, 1_000, 2_000]) verifier = observeSnapshot(verifier, { at: unixMs(at), clean: true }, 1_000);
    expect(verifier).toEqual({ cleanSince: 0, verifiedAt: 1_000 });
  });
});
