/**
 * Step-up with an application passphrase, and with what the machine can ask of its owner. Five wrong tries wait thirty seconds, whoever makes them;
 * tries are counted one after the other, also those made at once.
 */
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { OwnerPrompt, StepUp, StepUpFailure } from '../../ports/stepUp.ts';
import { matchesPassphrase, readPassphrase, writePassphrase } from './passphraseFile.ts';

/** Characters of a passphrase. */
const MIN_LENGTH = 8;
const TRIES = 5;
const WAIT_MS = 30_000;

export interface StepUpOptions {
  readonly dataDir: string;
  /** Null where the machine has none. */
  readonly prompt: OwnerPrompt | null;
  /** Milliseconds that only rise. */
  readonly now: () => number;
}

/** Opens step-up on the data folder. */
export const openStepUp = (options: StepUpOptions): StepUp => new PassphraseStepUp(options);

class PassphraseStepUp implements StepUp {
  private readonly file: string;
  private readonly options: StepUpOptions;
  private wrong = 0;
  private waitUntil = 0;
  /** Tries run one at a time, so that many at once are still counted. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(options: StepUpOptions) {
    this.options = options;
    this.file = join(options.dataDir, 'passphrase.json');
  }

  isReady(): boolean {
    return readPassphrase(this.file) !== null || (this.options.prompt?.canPrompt() ?? false);
  }

  authenticate(passphrase: string | null, reason: string): Promise<Result<string, StepUpFailure>> {
    return passphrase === null ? this.ask(reason) : this.inTurn(() => this.check(passphrase));
  }

  setPassphrase(current: string | null, next: string): Promise<Result<null, StepUpFailure>> {
    return this.inTurn(async () => {
      const found = next.length;
      if (found < MIN_LENGTH) return err({ code: 'TOO_SHORT', found, expected: MIN_LENGTH });
      if (readPassphrase(this.file) !== null) {
        const known = await this.check(current ?? '');
        if (!known.ok) return known;
      }
      await writePassphrase(this.file, next);
      return ok(null);
    });
  }

  private async ask(reason: string): Promise<Result<string, StepUpFailure>> {
    const { prompt } = this.options;
    if (prompt === null || !prompt.canPrompt())
      return err(
        readPassphrase(this.file) === null ? { code: 'NOT_SET' } : { code: 'WRONG', triesLeft: TRIES - this.wrong },
      );
    const agreed = await prompt.prompt(reason);
    return agreed ? ok(prompt.method) : err({ code: 'UNAVAILABLE', text: `${prompt.method} was not confirmed.` });
  }

  private async check(passphrase: string): Promise<Result<string, StepUpFailure>> {
    const stored = readPassphrase(this.file);
    if (stored === null) return err({ code: 'NOT_SET' });
    const remainingMs = this.waitUntil - this.options.now();
    if (remainingMs > 0) return err({ code: 'WAIT', remainingMs });
    if (stored === 'UNREADABLE')
      return err({
        code: 'UNAVAILABLE',
        text: `${this.file} cannot be read. Restore it, or move it away and set a new one.`,
      });
    if (await matchesPassphrase(stored, passphrase)) {
      this.wrong = 0;
      return ok('passphrase');
    }
    this.wrong += 1;
    const triesLeft = TRIES - this.wrong;
    if (triesLeft > 0) return err({ code: 'WRONG', triesLeft });
    this.wrong = 0;
    this.waitUntil = this.options.now() + WAIT_MS;
    return err({ code: 'WAIT', remainingMs: WAIT_MS });
  }

  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.queue.then(work, work);
    this.queue = next.catch(() => undefined);
    return next;
  }
}
