/** Commands of the venue set-up: who may do what and when; the keeper does it. Keys pass through here and leave no trace. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { VenueView } from '../../../shared/ipc/contractVenue.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { Actor } from '../../../shared/model/entry.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { venueSetupSchema } from '../../../shared/model/venueSetup.ts';
import type { EngineState } from '../../engine/state.ts';
import type { EngineFacts } from '../../engine/step.ts';
import type { StepUp } from '../../ports/stepUp.ts';
import type { VenueCredentials } from '../../ports/vault.ts';
import type { Caller, CommandHandlers } from '../desk.ts';
import { stepUpFailure } from '../stepUpCommands.ts';
import type { KeysNotStored } from './keyRing.ts';
import { dustText, liveHoldings } from './liveHoldings.ts';
import { keyProblem } from './usableKeys.ts';
import type { VenueKeeper } from './venueKeeper.ts';

export interface VenueCommandParts {
  readonly keeper: VenueKeeper;
  readonly stepUp: StepUp;
  readonly state: () => EngineState;
  readonly facts: EngineFacts;
}

type VenueCommandName = 'getVenue' | 'configureVenue' | 'saveVenueKeys' | 'removeVenueKeys' | 'testVenue';
type Answer = Result<VenueView, Failure>;

const MAX_TEXT = 400;

/** Handlers of the venue set-up. */
export const venueHandlers = (parts: VenueCommandParts): Pick<CommandHandlers, VenueCommandName> => {
  const { keeper } = parts;
  return {
    getVenue: async () => ok(withDust(parts, await keeper.look())),
    configureVenue: ({ account }, caller) => configure(parts, account, caller),
    saveVenueKeys: async ({ apiKey, secret, passphrase }, caller) => {
      const typed = { apiKey: apiKey.trim(), secret: secret.trim() };
      const refused = notNow(parts) ?? notUsable(typed) ?? (await notProven(parts, passphrase));
      if (refused !== null) return err(refused);
      const { positions: held } = liveHoldings(parts.state(), parts.facts);
      return vaultAnswer(parts, await keeper.storeKeys(typed, { actor: userOf(caller), held }));
    },
    removeVenueKeys: async (_input, caller) => {
      const refused = notNow(parts) ?? inUse(parts, 'Its key cannot be removed');
      if (refused !== null) return err(refused);
      return vaultAnswer(parts, await keeper.removeKeys(userOf(caller)));
    },
    testVenue: async (_input, caller) => {
      const refused = notNow(parts);
      return refused === null ? ok(withDust(parts, await keeper.test(userOf(caller)))) : err(refused);
    },
  };
};

async function configure(parts: VenueCommandParts, wire: unknown, caller: Caller): Promise<Answer> {
  const parsed = venueSetupSchema.safeParse(wire);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'account'}: ${issue.message}`);
    return err(failure('INVALID_INPUT', `${problems.join('; ')}. Nothing changed.`));
  }
  if (!parts.keeper.connects) return err(rehearsal);
  const refused = inUse(parts, 'Another account cannot be set up');
  if (refused !== null) return err(refused);
  const configured = await parts.keeper.configure(parsed.data, userOf(caller));
  return configured.ok ? ok(withDust(parts, configured.value)) : err(failure('NOT_READY', configured.error));
}

const rehearsal = failure(
  'UNSUPPORTED',
  'A rehearsal sends nothing to a venue. Start the desk with --feed live to set one up.',
);

function notNow({ keeper }: VenueCommandParts): Failure | null {
  if (!keeper.connects) return rehearsal;
  return keeper.view().account === null
    ? failure('NOT_READY', 'No venue is set up yet. Choose venue, market and environment first, then store the key.')
    : null;
}

/** What was typed or pasted wrongly is said before anything is stored or sent. */
function notUsable(typed: VenueCredentials): Failure | null {
  const problem = keyProblem(typed);
  return problem === null ? null : failure('INVALID_INPUT', `${problem} Nothing changed.`);
}

/** While the live book holds more than dust or works anything, or a live rung is in force, its account stays what it is (UI-61, ES-09). */
function inUse({ state, facts }: VenueCommandParts, what: string): Failure | null {
  const { modeState, books } = state().durable;
  const orders = [...books.LIVE.orders.values()].filter((order) => !isTerminal(order.status)).length;
  const positions = liveHoldings(state(), facts).positions.length;
  if (positions + orders > 0)
    return failure(
      'DENIED',
      `${what} while the live book is in use. Found ${positions} positions and ${orders} orders; expected none. Close them first.`,
    );
  return isLive(modeState) ? failure('DENIED', `${what} on a live rung. Go down to PAPER first.`) : null;
}

const isLive = (modeState: EngineState['durable']['modeState']): boolean => {
  const { mode } = modeState;
  return (mode === 'EMERGENCY_STOP' ? modeState.modeBefore : mode).startsWith('LIVE');
};

/** On a live rung whoever replaces a key must prove who they are (UI-64). */
async function notProven({ state, stepUp }: VenueCommandParts, passphrase: string | null): Promise<Failure | null> {
  if (!isLive(state().durable.modeState)) return null;
  const method = await stepUp.authenticate(passphrase, 'replace the key of the live account');
  return method.ok ? null : stepUpFailure(method.error);
}

/** What does not keep the account in use is said beside it. */
function withDust({ state, facts }: VenueCommandParts, view: VenueView): VenueView {
  const texts = [view.advice, dustText(liveHoldings(state(), facts).dust)].filter((text) => text !== null);
  return texts.length === 0 ? view : { ...view, advice: texts.join(' ').slice(0, MAX_TEXT) };
}

function vaultAnswer(parts: VenueCommandParts, result: Result<VenueView, KeysNotStored>): Answer {
  if (result.ok) return ok(withDust(parts, result.value));
  const { code, text, fix } = result.error;
  return err(failure(code === 'KEY_NOT_TAKEN' ? 'DENIED' : 'NOT_READY', `${text} ${fix}`));
}

const userOf = ({ role, session }: Caller): Actor => ({
  type: 'user',
  id: role,
  session: session.slice(0, 40) || 'unknown',
});
