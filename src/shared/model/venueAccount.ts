/** Which account at which venue the live book trades; nothing secret. Keys are kept apart, in the keychain, under the account's name. */
import { z } from 'zod';
import { quantitySchema } from '../values/quantity.ts';
import { isLoopback } from './ownAddress.ts';

export const environments = ['live', 'demo', 'testnet', 'custom'] as const;
export type VenueEnvironment = (typeof environments)[number];

/** Addresses are shown and journaled, so they carry no user name, password or query. */
const httpAddress = z
  .string()
  .regex(/^https?:\/\/[^\s@?#]+$/, 'expected an http or https address without user name or query')
  .max(300);
const socketAddress = z
  .string()
  .regex(/^wss?:\/\/[^\s@?#]+$/, 'expected a ws or wss address without user name or query')
  .max(300);

/** Own addresses of a proxy, a testnet or the simulator: REST root, stream root, request socket of spot. */
export const venueEndpointsSchema = z.strictObject({
  rest: httpAddress,
  stream: socketAddress,
  wsApi: socketAddress,
});
export type VenueEndpoints = z.output<typeof venueEndpointsSchema>;

export const venueAccountSchema = z
  .strictObject({
    exchange: z.string().regex(/^[a-z0-9]{2,30}$/, 'expected a ccxt exchange id such as binance'),
    market: z.enum(['SPOT', 'PERP']),
    environment: z.enum(environments),
    /** Only with the environment "custom". */
    endpoints: venueEndpointsSchema.nullable(),
    /** Spot holdings that are not the desk's, by asset: never equity, exposure or sold (SM-25). */
    legacy: z.record(z.string().regex(/^[A-Z0-9]{1,20}$/), quantitySchema),
  })
  .refine((account) => (account.environment === 'custom') === (account.endpoints !== null), {
    message: 'own addresses belong to the environment "custom", and it needs them',
    path: ['endpoints'],
  });
export type VenueAccount = z.output<typeof venueAccountSchema>;

/** Name of the account in the keychain. */
export const accountName = ({ exchange, market, environment }: VenueAccount): string =>
  `${exchange}:${market}:${environment}`;

/** No real money: gates for time and evidence may be waived there, and nothing earned there counts (REHEARSAL). One own address elsewhere is real. */
export function isRehearsalVenue({ environment, endpoints }: VenueAccount): boolean {
  if (environment === 'demo' || environment === 'testnet') return true;
  return environment === 'custom' && endpoints !== null && Object.values(endpoints).every(isLoopback);
}

/** Folder of the record that belongs to the account: real money has one, and each venue without it has one of its own. */
export function workspaceOf(account: VenueAccount): string {
  if (!isRehearsalVenue(account)) return 'live';
  const { exchange, market, environment } = account;
  return `rehearsal/${exchange}-${market.toLowerCase()}-${environment}`;
}
