/** The API key of the account: its secret or public key, its rights, and whether it still works from this address. */
import { createHmac, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import type { Family } from '../core/family.ts';
import { knownError } from '../core/venueError.ts';

export interface Credentials {
  readonly apiKey: string;
  readonly secret: string;
}

/** Rights as apiRestrictions names them. */
export interface KeyRights {
  readonly ipRestrict: boolean;
  readonly enableReading: boolean;
  readonly enableWithdrawals: boolean;
  readonly enableInternalTransfer: boolean;
  readonly permitsUniversalTransfer: boolean;
  readonly enableMargin: boolean;
  readonly enableFutures: boolean;
  readonly enableSpotAndMarginTrading: boolean;
  readonly enableVanillaOptions: boolean;
  readonly enablePortfolioMarginTrading: boolean;
  readonly enableFixApiTrade: boolean;
  readonly enableFixReadOnly: boolean;
}

const SAFE_RIGHTS: KeyRights = {
  ipRestrict: true,
  enableReading: true,
  enableWithdrawals: false,
  enableInternalTransfer: false,
  permitsUniversalTransfer: false,
  enableMargin: false,
  enableFutures: true,
  enableSpotAndMarginTrading: true,
  enableVanillaOptions: false,
  enablePortfolioMarginTrading: false,
  enableFixApiTrade: false,
  enableFixReadOnly: false,
};

/** Made up, in the venue's form. */
export const TEST_CREDENTIALS: Credentials = {
  apiKey: 'SimulatorKey0000000000000000000000000000000000000000000000000000',
  secret: 'SimulatorSecret0000000000000000000000000000000000000000000000000',
};

export class ApiKeys {
  readonly credentials: Credentials;
  rights = SAFE_RIGHTS;
  private isRevoked = false;
  private isAllowedHere = true;
  private readonly publicKeys = new Map<string, KeyObject>();

  constructor(credentials: Credentials) {
    this.credentials = credentials;
  }

  /** Another key of the same account that signs with Ed25519; the public key is PEM text. */
  addEd25519(apiKey: string, publicKey: string): void {
    this.publicKeys.set(apiKey, createPublicKey(publicKey));
  }

  revoke(): void {
    this.isRevoked = true;
  }

  restore(): void {
    this.isRevoked = false;
  }

  setRights(rights: Partial<KeyRights>): void {
    this.rights = { ...this.rights, ...rights };
  }

  allowIp(allowed: boolean): void {
    this.isAllowedHere = allowed;
  }

  /** Throws the refusal of a key that is malformed, unknown, revoked, used from elsewhere or without the right. */
  check(apiKey: string | undefined, family: Family, right?: 'spotTrade' | 'futures'): void {
    if (apiKey === undefined || !/^[A-Za-z0-9]{64}$/.test(apiKey)) throw knownError('spot.badKeyFormat');
    const isKnown = apiKey === this.credentials.apiKey || this.publicKeys.has(apiKey);
    if (!isKnown && family === 'spot') throw knownError('spot.unknownKey');
    const works = isKnown && !this.isRevoked && this.isAllowedHere && this.rights.enableReading;
    const mayTrade = family === 'usdm' ? this.rights.enableFutures : this.rights.enableSpotAndMarginTrading;
    if (!works || (!mayTrade && (family === 'usdm' || right === 'spotTrade')))
      throw knownError(family === 'spot' ? 'spot.rejectedKey' : 'usdm.invalidKeyPermission');
  }

  /** Throws -1022 unless the signature over the text is the key's. */
  checkSignature(apiKey: string, text: string, signature: string): void {
    const publicKey = this.publicKeys.get(apiKey);
    const matches =
      publicKey === undefined
        ? isHmac(text, this.credentials.secret, signature)
        : verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
    if (!matches) throw knownError('spot.badSignature');
  }
}

/** True when the signature is the HMAC-SHA256 of the text, in hex. */
export function isHmac(text: string, secret: string, signature: string): boolean {
  const expected = createHmac('sha256', secret).update(text).digest();
  const found = Buffer.from(signature, 'hex');
  return found.length === expected.length && timingSafeEqual(expected, found);
}
