import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Params } from '../../support/venueSimulator/core/params.ts';
import { isHmac } from '../../support/venueSimulator/http/apiKeys.ts';
import { signedTextOf } from '../../support/venueSimulator/streams/requestSocket.ts';

/** The venue's published key pair and the order of its first worked example. */
const SECRET = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j';
const PAYLOAD =
  'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559';
const SIGNATURE = 'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71';

const examplesFile = join(import.meta.dirname, '../../../../shared/data/exchange/binance_signing_examples.json');
const examplesSchema = z.object({
  secret_key: z.string(),
  cases: z.array(z.object({ name: z.string(), payload: z.string(), signature: z.string() })),
});

describe('signatures', () => {
  it("agree with the venue's worked example, and with no other text or secret", () => {
    expect(isHmac(PAYLOAD, SECRET, SIGNATURE)).toBe(true);
    expect([
      isHmac(`${PAYLOAD}0`, SECRET, SIGNATURE),
      isHmac(PAYLOAD, 'other', SIGNATURE),
      isHmac(PAYLOAD, SECRET, ''),
    ]).toEqual([false, false, false]);
  });

  it('cover request sockets by sorted names without the signature', () => {
    const params = Params.of({ symbol: 'BTCUSDT', apiKey: 'k', signature: 's', timestamp: 1 });
    expect(signedTextOf(params)).toBe('apiKey=k&symbol=BTCUSDT&timestamp=1');
  });

  it('agree with every published example that lies beside the project', () => {
    const examples = existsSync(examplesFile)
      ? examplesSchema.parse(JSON.parse(readFileSync(examplesFile, 'utf8')))
      : { secret_key: SECRET, cases: [{ name: 'REST', payload: PAYLOAD, signature: SIGNATURE }] };
    for (const { name, payload, signature } of examples.cases)
      expect([name, isHmac(payload, examples.secret_key, signature)]).toEqual([name, true]);
  });
});
