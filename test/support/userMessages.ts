/** Messages of a venue's account stream, from the fixtures, with fields replaced. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const record = z.record(z.string(), z.unknown());
type Fields = Readonly<Record<string, unknown>>;

const fixture = (name: string): Record<string, unknown> =>
  record.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'exchangeFixtures', `user.${name}.json`), 'utf8')));

/** A USD-M message such as "ORDER_TRADE_UPDATE.NEW"; fields of its `o` are replaced. */
export function usdmMessage(name: string, fields: Fields = {}): Record<string, unknown> {
  const message = fixture(`futures.${name}`);
  return 'o' in message ? { ...message, o: { ...record.parse(message['o']), ...fields } } : { ...message, ...fields };
}

/** A spot message such as "executionReport.NEW", wrapped as the venue wraps it. */
export function spotMessage(name: string, fields: Fields = {}): Record<string, unknown> {
  const message = fixture(`spot.${name}`);
  return { ...message, event: { ...record.parse(message['event']), ...fields } };
}
