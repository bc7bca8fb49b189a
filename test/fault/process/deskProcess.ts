/** A desk in a process of its own: spawned, told what to do, asked how it stands, killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

const CHILD = join(import.meta.dirname, '..', 'support', 'liveChild.ts');
const ANSWER_MS = 60_000;

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
}

export class DeskProcess {
  readonly #child: ChildProcess;
  readonly #errors: string[] = [];
  readonly #waiting: ((standing: Standing | null) => void)[] = [];
  readonly #closed: Promise<void>;
  /** Answers to what it was told to do. */
  readonly answers: string[] = [];
  isGone = false;

  constructor(dataDir: string, venue: VenueSimulator) {
    const { apiKey, secret } = venue.credentials;
    this.#child = spawn(process.execPath, [CHILD, dataDir, String(venue.port)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, BREAKWATER_TEST_KEY: apiKey, BREAKWATER_TEST_SECRET: secret },
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#errors.push(text));
    this.#child.stdin?.on('error', () => undefined);
    if (this.#child.stdout !== null)
      createInterface({ input: this.#child.stdout }).on('line', (line) => this.#hear(line));
    this.#closed = new Promise((resolve) => {
      this.#child.once('close', () => {
        this.isGone = true;
        for (const give of this.#waiting.splice(0)) give(null);
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
    this.#child.kill('SIGKILL');
    return this.#closed;
  }

  #hear(line: string): void {
    const said = JSON.parse(line) as { report?: Standing; answered?: string; ok?: boolean; text?: string };
    if (said.report !== undefined) this.#waiting.shift()?.(said.report);
    if (said.answered !== undefined) this.answers.push(`${said.answered} ${said.ok === true ? 'ok' : said.text}`);
  }
}
