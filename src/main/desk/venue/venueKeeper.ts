/**
 * Keeps the connection to the live venue: what was set up, the key, and what the key may do. Paper never waits for it.
 * 1. A key goes from the vault to the venue client and is kept nowhere else.
 * 2. One thing at a time: connecting, checking and changing follow each other.
 * 3. The key is checked at the start, when it was stored, before a step up, twice a day, and after the venue refused it (RC-03).
 */
import { invariant } from '../../../shared/base/invariant.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { VenueView } from '../../../shared/ipc/contractVenue.ts';
import type { Actor } from '../../../shared/model/entry.ts';
import type { KeyCheckCause } from '../../../shared/model/keyEntry.ts';
import { accountName, type VenueAccount } from '../../../shared/model/venueAccount.ts';
import { unixMs } from '../../../shared/values/time.ts';
import type { KeyNews } from '../../engine/ladder/keyNews.ts';
import type { VaultFailure, VenueCredentials } from '../../ports/vault.ts';
import type { AccountEvent, LiveVenue, OpenLiveVenue, OpenVenueFailure } from '../../ports/venue.ts';
import { AccountEar } from './accountEar.ts';
import { readKeyReport, refusedKey, type KeyCheck } from './keyCheck.ts';
import type { KeysNotStored } from './keyRing.ts';
import { keeperTiming } from './keeperTiming.ts';
import { needsPerson } from './needsPerson.ts';
import { RetryPause } from './retryPause.ts';
import { takeTurns } from './takeTurns.ts';
import { tryKey, type HeldPosition } from './tryKey.ts';
import { venueName } from '../../../shared/model/venueName.ts';
import type { VenueKeeperParts } from './venueKeeperParts.ts';
import { venueView, type VenueFacts } from './venueView.ts';

/** Why something is done, and by whom; null where the desk does it by itself. */
interface Occasion {
  readonly cause: KeyCheckCause;
  readonly actor: Actor | null;
}

export class VenueKeeper {
  private readonly parts: VenueKeeperParts;
  private facts: VenueFacts;
  private tell: (news: KeyNews) => void = () => undefined;
  private readonly ear: AccountEar;
  private readonly inTurn = takeTurns();
  private readonly retryPause = new RetryPause();
  private cancelCheck = (): void => undefined;
  private cancelRetry = (): void => undefined;
  private isStopped = false;

  constructor(parts: VenueKeeperParts) {
    this.parts = parts;
    this.ear = new AccountEar(parts.knownUntil);
    const read = parts.config.read();
    const account = read.ok ? read.value : null;
    this.facts = { account, atStart: account, check: null, problem: read.ok ? null : read.error, missing: [] };
    if (parts.connects) parts.venue.configure(account);
    parts.venue.onAccount((event) => this.onAccount(event));
  }

  get connects(): boolean {
    return this.parts.connects;
  }

  /** Connects in the background; `tell` takes news into the engine. */
  start(tell: (news: KeyNews) => void): void {
    if (!this.parts.connects) return;
    this.tell = tell;
    if (this.facts.account !== null) tell({ kind: 'accountKnown', account: this.facts.account });
    if (this.facts.problem !== null) this.sayProblem(this.facts.problem, true);
    void this.inTurn(() => this.connect({ cause: 'START', actor: null }));
  }

  view(): VenueView {
    const { venue, keys, connects } = this.parts;
    return venueView(this.facts, { keys, connects, link: venue.current?.link() ?? null });
  }

  /** The view, with a fresh look into the vault where nothing is connected. */
  async look(): Promise<VenueView> {
    const { account } = this.facts;
    if (this.parts.venue.current === null && account !== null) await this.inTurn(() => this.parts.keys.read(account));
    return this.view();
  }

  configure(account: VenueAccount, actor: Actor): Promise<Result<VenueView, string>> {
    return this.inTurn(async () => {
      const written = this.parts.config.write(account);
      if (!written.ok) return written;
      const before = this.facts.account;
      await this.disconnect('Another account was set up.');
      this.facts = { ...this.facts, account, check: null, problem: null, missing: [] };
      this.parts.venue.configure(account);
      this.tell({ kind: 'venueConfigured', data: { before, after: account }, actor });
      await this.connect({ cause: 'BY_HAND', actor });
      return ok(this.view());
    });
  }

  /** The first key is stored and then tried; one that shall take over from another is tried first, and changes nothing where it fails. */
  storeKeys(
    credentials: VenueCredentials,
    { actor, held }: { readonly actor: Actor; readonly held: readonly HeldPosition[] },
  ): Promise<Result<VenueView, KeysNotStored>> {
    return this.inTurn(async () => {
      const account = this.account();
      const { keys, clock } = this.parts;
      const open = (): ReturnType<OpenLiveVenue> => this.open(account, credentials);
      const isFirst = (await keys.read(account)) === null;
      const tried = isFirst ? ok(null) : await tryKey({ account, credentials, held, open, clock });
      if (!tried.ok) return err({ code: 'KEY_NOT_TAKEN', text: tried.error, fix: keys.inForce });
      const stored = await keys.store(account, credentials, clock.now());
      if (!stored.ok) {
        await tried.value?.close();
        return stored;
      }
      this.sayKeys(account, { change: 'STORED', fingerprint: stored.value }, actor);
      await this.takeOver(tried.value, account, { cause: 'STORED', actor });
      return ok(this.view());
    });
  }

  removeKeys(actor: Actor): Promise<Result<VenueView, VaultFailure>> {
    return this.inTurn(async () => {
      const account = this.account();
      const removed = await this.parts.keys.remove(account);
      if (!removed.ok) return removed;
      await this.disconnect('Its key was removed.');
      this.facts = { ...this.facts, check: null };
      this.sayKeys(account, { change: 'REMOVED', fingerprint: removed.value }, actor);
      await this.connect({ cause: 'BY_HAND', actor });
      return ok(this.view());
    });
  }

  /** Connects where there is no connection, and asks about the key. */
  test(actor: Actor): Promise<VenueView> {
    return this.inTurn(async () => {
      const client = this.parts.venue.current;
      if (client === null) await this.connect({ cause: 'BY_HAND', actor });
      else {
        // What keeps the venue from being read again shows in the check as well.
        await client.refresh().catch(() => undefined);
        await this.check({ cause: 'BY_HAND', actor });
      }
      return this.view();
    });
  }

  /** Asks about the key before a step up, where there is a connection; a venue that does not answer is not waited for. */
  async checkBeforeStep(): Promise<void> {
    if (this.parts.venue.current === null) return;
    let cancel = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = this.after(keeperTiming.stepWaitMs, resolve);
    });
    await Promise.race([this.recheck('TRANSITION'), late]);
    cancel();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.cancelCheck();
    this.cancelRetry();
    await this.parts.venue.replace(null, null);
  }

  private async connect(occasion: Occasion): Promise<void> {
    this.cancelRetry();
    const { account } = this.facts;
    if (account === null || this.isStopped) return;
    const keys = await this.parts.keys.read(account);
    if (keys === null) return this.withoutKey(account);
    const opened = await this.open(account, keys);
    if (this.isStopped) return opened.ok ? opened.value.close() : undefined;
    if (!opened.ok) return this.notOpened(opened.error, account, occasion);
    await this.useClient(opened.value, occasion);
  }

  private async useClient(client: LiveVenue, occasion: Occasion): Promise<void> {
    this.retryPause.reset();
    await this.parts.venue.replace(client, 'The connection was replaced.');
    this.sayProblem(null, true, client.link().missing ?? []);
    await this.check(occasion);
  }

  /** A client that was tried goes on as it is; without one the stored key connects as at a start. */
  private async takeOver(tried: LiveVenue | null, account: VenueAccount, occasion: Occasion): Promise<void> {
    if (tried === null) return this.connect(occasion);
    this.cancelRetry();
    await this.parts.keys.read(account);
    if (this.isStopped) return tried.close();
    await this.useClient(tried, occasion);
  }

  private async withoutKey(account: VenueAccount): Promise<void> {
    const { problem } = this.parts.keys;
    const text =
      problem === null
        ? `No key is stored for ${venueName(account)}. Enter one and store it.`
        : `${problem.text} ${problem.fix}`;
    await this.disconnect(text);
    this.sayProblem(text, problem !== null);
  }

  private async open(account: VenueAccount, { apiKey, secret }: VenueCredentials): ReturnType<OpenLiveVenue> {
    const { openVenue, symbols } = this.parts;
    const { since } = this.ear;
    try {
      return await openVenue({ account, credentials: { apiKey, secret }, symbols, resume: { since, symbols } });
    } catch (cause) {
      return err({ code: 'FAILED', text: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  private async notOpened(
    { code, text, missing = [] }: OpenVenueFailure,
    account: VenueAccount,
    occasion: Occasion,
  ): Promise<void> {
    const found = this.parts.keys.clean(text);
    await this.disconnect(found);
    this.sayProblem(found, true, missing);
    if (code === 'VENUE_KEY_REFUSED') this.take(refusedKey(found, this.about(account, occasion)), occasion);
    if (needsPerson.has(code)) return;
    this.cancelRetry = this.after(this.retryPause.next(), () => {
      void this.inTurn(() => this.connect({ cause: 'START', actor: null }));
    });
  }

  private recheck(cause: KeyCheckCause): Promise<void> {
    return this.inTurn(() => this.check({ cause, actor: null }));
  }

  private async check(occasion: Occasion): Promise<void> {
    const { account } = this.facts;
    const client = this.parts.venue.current;
    if (account === null || client === null) return;
    this.cancelCheck();
    try {
      const { valid, ...report } = await client.checkKey();
      const findings = report.findings.map((each) => this.parts.keys.clean(each));
      if (valid === null) return this.notChecked(findings[0] ?? 'it did not answer');
      this.retryPause.reset();
      this.take(readKeyReport({ ...report, valid, findings }, this.about(account, occasion)), occasion);
      if (this.facts.problem !== null) this.sayProblem(null, true);
      this.checkIn(keeperTiming.checkEveryMs);
    } catch (thrown) {
      this.notChecked(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  /** The venue could not be asked: what was known of the key stands until it is too old (RC-03). */
  private notChecked(why: string): void {
    this.sayProblem(`The venue could not be asked about the key: ${this.parts.keys.clean(why)}`, true);
    this.checkIn(this.retryPause.next());
  }

  private about(account: VenueAccount, { cause }: Occasion) {
    return { account, venue: venueName(account), at: this.parts.clock.now(), cause };
  }

  private take({ view, entry, facts }: KeyCheck, { actor }: Occasion): void {
    this.facts = { ...this.facts, check: view };
    this.tell({ kind: 'keyChecked', check: entry, facts, actor });
  }

  private checkIn(ms: number): void {
    if (!this.isStopped) this.cancelCheck = this.after(ms, () => void this.recheck('DAILY'));
  }

  private onAccount(event: AccountEvent): void {
    if (this.ear.hear(event, this.parts.clock.now())) void this.recheck('AUTH_ERROR');
  }

  private async disconnect(why: string): Promise<void> {
    this.cancelCheck();
    await this.parts.venue.replace(null, why);
  }

  private sayKeys(
    account: VenueAccount,
    done: { readonly change: 'STORED' | 'REMOVED'; readonly fingerprint: string | null },
    actor: Actor,
  ): void {
    const vault = this.parts.keys.vault.name;
    this.tell({ kind: 'keysChanged', data: { account: accountName(account), ...done, vault }, actor });
  }

  private sayProblem(problem: string | null, isSetUp: boolean, missing = this.facts.missing): void {
    this.facts = { ...this.facts, problem, missing };
    this.tell({ kind: 'liveVenue', problem, isSetUp, isConnected: this.parts.venue.current !== null });
  }

  /** Commands ask only where an account was set up. */
  private account(): VenueAccount {
    invariant(this.facts.account !== null, 'no account is set up');
    return this.facts.account;
  }

  private after(ms: number, work: () => void): () => void {
    return this.parts.clock.schedule(unixMs(this.parts.clock.now() + ms), work);
  }
}
