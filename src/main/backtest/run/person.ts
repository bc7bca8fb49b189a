/** The scripted person of a run: opens the book, starts the strategy, and after an emergency stop either lets the run end or resumes by the rules. */
import { rebaseFacts } from '../../engine/breaker/stopCauses.ts';
import { highestResume } from '../../engine/emergency/resumeFacts.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { Session } from './session.ts';

export interface PersonOptions {
  readonly equity: string;
  readonly afterStop: 'END' | 'RESUME';
}

/** At least ten characters, as the desk asks of everyone (UI-32). */
const REASON = 'scripted resume of a backtest';

export class ScriptedPerson {
  resumes = 0;
  private readonly session: Session;
  private readonly options: PersonOptions;

  constructor(session: Session, options: PersonOptions) {
    this.session = session;
    this.options = options;
  }

  /** Opens the paper book and starts the strategy; false when the desk refused either. */
  begin(): boolean {
    const { session, options } = this;
    return session.command({ name: 'enterPaper', input: { equity: options.equity } }) && this.startStrategy();
  }

  /** True when the stop is over as far as this run goes: flat is verified, and nobody will resume. */
  get isDone(): boolean {
    const { modeState } = this.session.state.durable;
    if (this.options.afterStop === 'RESUME' || modeState.mode !== 'EMERGENCY_STOP') return false;
    return modeState.phase === 'COOLDOWN' || modeState.phase === 'AWAITING_APPROVAL';
  }

  /** True when the desk waits for an approval that this person will give. */
  get isAwaited(): boolean {
    const { modeState } = this.session.state.durable;
    return (
      this.options.afterStop === 'RESUME' &&
      modeState.mode === 'EMERGENCY_STOP' &&
      modeState.phase === 'AWAITING_APPROVAL'
    );
  }

  /** Resumes where that is allowed: highest mode, trading on, strategy on. */
  act(): void {
    const mode = this.isAwaited ? highestResume(this.session.state) : null;
    if (mode === null) return;
    if (!this.approve(mode)) return;
    this.resumes += 1;
    this.session.command({ name: 'unpause', input: {} });
    this.startStrategy();
  }

  /** Asks for the approval and confirms it, as a person who waits for nothing. */
  private approve(mode: TradingMode): boolean {
    const { session } = this;
    if (!session.command({ name: 'requestApproval', input: { request: { kind: 'RESUME', mode } } })) return false;
    const token = session.state.durable.ladder.approval?.token.id ?? '';
    const { lostAmount } = rebaseFacts({ state: session.state, facts: session.facts, at: session.clock.now() });
    return session.command({
      name: 'confirmApproval',
      input: {
        token,
        phrase: 'RESUME',
        heldMs: session.settings.approval.holdMs,
        readEvidence: true,
        reason: REASON,
        lostAmount,
        authMethod: 'scripted',
      },
    });
  }

  private startStrategy(): boolean {
    return this.session.command({ name: 'startStrategy', input: { strategy: this.session.installed.strategy.id } });
  }
}
