/** A desk in a process of its own: spawned, told what to do, asked how it stands, killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AccountKind, Base } from './accountKind.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

/** Longer than any machine needs that still gets on. */
const ANSWER_MS = 180_000;

/** How the desk stands, as the child reports it. */
export interface Standing {
  readonly mode: string;
  readonly run: string;
  readonly phase: string | null;
  readonly latched: boolean;
  readonly restart: string | null;
  readonly positions: readonly (readonly [symbol: string, size: string])[];
  readonly orders: readonly (readonly [id: string, role: string, status: string])[];
  readonly differs: readonly string[];
  readonly foreign: readonly string[];
  readonly hasCredentials: boolean;
  readonly alerts: readonly string[];
  /** What a stop that did not end says is left; null where none says so. */
  readonly residue: string | null;
  /** What the desk logged as an error of its own. */
  readonly failures: readonly string[];
  /** Foreign positions that a person has decided to leave. */
  readonly left: readonly (readonly [symbol: string, size: string])[];
}

/** What a desk is told when it starts. */
export interface ChildPlan {
  readonly dataDir: string;
  readonly port: number;
  readonly kind: AccountKind;
  /** Of BTC, declared as not the desk's. */
  readonly legacy: string;
  /** What each base trades at. */
  readonly prices: Readonly<Record<Base, number>>;
  /** After which an emergency stop counts as unresolved. */
  readonly unresolvedMs: number;
}

export interface DeskProcessOptions {
  /** The program to start, see bundleChild. */
  readonly program: string;
  readonly venue: VenueSimulator;
  readonly plan: ChildPlan;
}

interface Said {
  readonly report?: Standing;
  readonly echo?: boolean;
  /** It kills itself at the commit it was told. */
  readonly dying?: boolean;
  readonly answered?: string;
  readonly ok?: boolean;
  readonly text?: string;
}

export class DeskProcess {
  readonly #child: ChildProcess;
  readonly #errors: string[] = [];
  readonly #waiting: ((standing: Standing | null) => void)[] = [];
  readonly #closed: Promise<void>;
  /** Answers to what it was told to do. */
  readonly answers: string[] = [];
  isGone = false;
  /** It was killed, and did not end by itself. */
  isKilled = false;
  readonly #calls: string[] = [];
  readonly #hearing: (() => void)[] = [];

  constructor({ program, venue, plan }: DeskProcessOptions) {
    const { apiKey, secret } = venue.credentials;
    this.#child = spawn(process.execPath, [program, JSON.stringify(plan)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        BREAKWATER_TEST_KEY: apiKey,
        BREAKWATER_TEST_SECRET: secret,
        // What one desk has compiled the next one need not.
        NODE_COMPILE_CACHE: join(dirname(program), 'compiled'),
      },
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#errors.push(text));
    this.#child.stdin?.on('error', () => undefined);
    if (this.#child.stdout !== null)
      createInterface({ input: this.#child.stdout }).on('line', (line) => this.#hear(line));
    this.#closed = new Promise((resolve) => {
      this.#child.once('close', () => {
        this.isGone = true;
        for (const give of this.#waiting.splice(0)) give(null);
        for (const go of this.#hearing.splice(0)) go();
        resolve();
      });
    });
  }

  /** What it said before it ended by itself. */
  get errors(): string {
    return this.#errors.join('').slice(0, 2_000);
  }

  tell(line: object): void {
    if (!this.isGone) this.#child.stdin?.write(`${JSON.stringify(line)}\n`);
  }

  /** Calls a command of the desk. */
  call(name: string, input: object): void {
    this.#calls.push(name);
    this.tell({ do: 'call', name, input });
  }

  /** Commands it was told and has not answered. */
  get unanswered(): readonly string[] {
    const left = this.answers.map((each) => each.split(' ')[0]);
    return this.#calls.filter((name) => {
      const at = left.indexOf(name);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  }

  /** Resolves when it has read everything it was told so far, and not before it is loaded; or when it is gone, or does not answer. */
  heard(): Promise<void> {
    if (this.isGone) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ANSWER_MS);
      this.#hearing.push(() => {
        clearTimeout(timer);
        resolve();
      });
      this.tell({ do: 'echo' });
    });
  }

  /** Null when the process is gone, or does not answer. */
  standing(): Promise<Standing | null> {
    if (this.isGone) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), ANSWER_MS);
      this.#waiting.push((standing) => {
        clearTimeout(timer);
        resolve(standing);
      });
      this.tell({ do: 'report' });
    });
  }

  /** Resolves when the process is gone. */
  kill(): Promise<void> {
    if (!this.isGone) this.isKilled = true;
    this.#child.kill('SIGKILL');
    return this.#closed;
  }

  #hear(line: string): void {
    const said = JSON.parse(line) as Said;
    if (said.dying === true) this.isKilled = true;
    if (said.echo === true) this.#hearing.shift()?.();
    if (said.report !== undefined) this.#waiting.shift()?.(said.report);
    if (said.answered !== undefined) this.answers.push(`${said.answered} ${said.ok === true ? 'ok' : said.text}`);
  }
}
