/** RC-03: a live order goes out with a key that works, may trade, and may do nothing else. */
import { DAY_MS } from '../../../../shared/values/time.ts';
import { coded, fail, missing, pass, warn, type Check, type Verdict } from '../check.ts';
import type { CredentialFacts } from '../controlFacts.ts';
import type { EntryContext, ReduceContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** RC-03: checked daily. */
const MAX_AGE_MS = DAY_MS;

const about = { rule: 'RC-03', code: 'CREDENTIALS', name: 'Credentials', unit: '' } as const;
const EXPECTED = 'trade only';

/** Key, environment, account, permissions and the age of the answer; a simulated venue needs no key. */
export const credentials: Check<EntryContext> = { ...about, judge: judgeCredentials };

/** The same as a warning: whether a close goes through is the venue's to say (CV-08). */
export const reduceCredentials: Check<ReduceContext> = {
  ...about,
  judge(context) {
    const verdict = judgeCredentials(context);
    return verdict.passed ? verdict : warn(verdict.value, verdict.limit, verdict.text);
  },
};

function judgeCredentials({ simulated, credentials: facts, now }: ReduceContext): Verdict {
  if (simulated) return pass('not needed', EXPECTED);
  if (facts === null) return missing('the key was not checked yet', about.rule);
  return (
    wrongKey(facts) ??
    wrongPermission(facts) ??
    unchecked(now - facts.checkedAt) ??
    (facts.ipRestricted
      ? pass(EXPECTED, EXPECTED)
      : coded('NO_ADDRESS_LIST', warn('any address', EXPECTED, controlText.keyAnywhere(facts.venue))))
  );
}

function wrongKey({ venue, keyValid, environment, expectedEnvironment, isRegisteredAccount }: CredentialFacts) {
  if (!keyValid) return coded('KEY_INVALID', fail('invalid', EXPECTED, controlText.keyInvalid(venue)));
  if (environment !== expectedEnvironment)
    return coded(
      'ENVIRONMENT',
      fail(environment, expectedEnvironment, controlText.keyEnvironment(environment, expectedEnvironment)),
    );
  return isRegisteredAccount ? null : coded('ACCOUNT', fail('another account', EXPECTED, controlText.keyAccount()));
}

function wrongPermission({ venue, canTrade, canWithdraw, canTransfer }: CredentialFacts): Verdict | null {
  if (canTrade === null || canWithdraw === null || canTransfer === null)
    return missing('the venue does not say what the key may do', about.rule);
  if (!canTrade) return coded('CANNOT_TRADE', fail('no trading', EXPECTED, controlText.keyCannotTrade(venue)));
  if (canWithdraw) return coded('CAN_WITHDRAW', fail('withdraw', EXPECTED, controlText.keyMay('withdraw', venue)));
  return canTransfer ? coded('CAN_TRANSFER', fail('transfer', EXPECTED, controlText.keyMay('transfer', venue))) : null;
}

const unchecked = (ageMs: number): Verdict | null =>
  ageMs <= MAX_AGE_MS
    ? null
    : coded('KEY_UNCHECKED', fail(`${(ageMs / 1_000).toFixed(0)} s`, '24 h', controlText.keyUnchecked(ageMs)));
