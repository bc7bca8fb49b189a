import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVenueFile } from '../../../../src/main/adapters/venueFile/openVenueFile.ts';
import { venueAccountSchema } from '../../../../src/shared/model/venueAccount.ts';
import { newDataDir, removeDataDir } from '../../../support/testDesk.ts';

const wire = {
  exchange: 'binance',
  market: 'SPOT',
  environment: 'custom',
  endpoints: { rest: 'http://127.0.0.1:9', stream: 'ws://127.0.0.1:9/stream', wsApi: 'ws://127.0.0.1:9/ws-api/v3' },
  legacy: { BTC: '0.50000001' },
};

describe('openVenueFile', () => {
  let dir = '';
  beforeEach(() => {
    dir = newDataDir();
  });
  afterEach(() => removeDataDir(dir));

  it('has nothing where there is no file', () => {
    expect(openVenueFile(dir).read()).toEqual({ ok: true, value: null });
    expect(openVenueFile(join(dir, 'not', 'there')).read()).toEqual({ ok: true, value: null });
  });

  it('reads back what it wrote, in a file of its owner alone', () => {
    const file = openVenueFile(dir);
    expect(file.write(venueAccountSchema.parse(wire))).toMatchObject({ ok: true });
    expect(readdirSync(dir)).toEqual(['venue.json']);
    expect(JSON.parse(readFileSync(join(dir, 'venue.json'), 'utf8'))).toEqual(wire);
    if (process.platform !== 'win32') expect(statSync(join(dir, 'venue.json')).mode & 0o777).toBe(0o600);
    const read = file.read();
    expect(read.ok && read.value?.legacy['BTC']?.toString()).toBe('0.50000001');
  });

  it.each([
    ['no JSON', '{', 'cannot be read as JSON'],
    ['an unknown key', JSON.stringify({ ...wire, apiKey: 'x' }), 'apiKey'],
    ['own addresses beside another environment', JSON.stringify({ ...wire, environment: 'live' }), 'own addresses'],
    [
      'an address with a password',
      JSON.stringify({ ...wire, endpoints: { ...wire.endpoints, rest: 'http://me:pw@127.0.0.1:9' } }),
      'endpoints.rest',
    ],
    [
      'an address that is none',
      JSON.stringify({ ...wire, endpoints: { ...wire.endpoints, rest: 'http://127.0.0.1:99999' } }),
      'endpoints.rest: is no address; expected a host, and a port up to 65535 where one is needed. Repair the file, or',
    ],
    [
      'an address that is not encrypted',
      JSON.stringify({ ...wire, endpoints: { ...wire.endpoints, stream: 'ws://10.0.0.7/stream' } }),
      'endpoints.stream: is not encrypted and leads to another computer',
    ],
  ])('refuses %s', (_what, text, found) => {
    writeFileSync(join(dir, 'venue.json'), text);
    const read = openVenueFile(dir).read();
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toContain(found);
  });

  it('says when it cannot write', () => {
    mkdirSync(join(dir, 'venue.json.next'));
    const written = openVenueFile(dir).write(venueAccountSchema.parse(wire));
    expect(written.ok).toBe(false);
    if (!written.ok) expect(written.error).toContain('could not be written');
  });
});
