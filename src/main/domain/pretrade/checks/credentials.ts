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

function judgeCredentials({ simulated, realMoney, credentials: facts, now }: ReduceContext): Verdict {
  if (simulated) return pass('not needed', EXPECTED);
  if (facts === null) return missing('the key was not checked yet', about.rule);
  return (
    wrongKey(facts) ??
    wrongPermission(facts, realMoney) ??
    unchecked(now - facts.checkedAt) ??
    (isTold(facts)
      ? null
      : coded('NOT_DETERMINABLE', warn('not determinable', EXPECTED, controlText.keyNotTold(facts.venue)))) ??
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

/** A venue without real money has no such question to answer: that is shown, and not taken for a refusal. */
function wrongPermission(facts: CredentialFacts, realMoney: boolean): Verdict | null {
  const { venue, canTrade, canWithdraw, canTransfer } = facts;
  if (realMoney && !isTold(facts)) return missing('the venue does not say what the key may do', about.rule);
  if (canTrade === false) return coded('CANNOT_TRADE', fail('no trading', EXPECTED, controlText.keyCannotTrade(venue)));
  if (canWithdraw === true)
    return coded('CAN_WITHDRAW', fail('withdraw', EXPECTED, controlText.keyMay('withdraw', venue)));
  return canTransfer === true
    ? coded('CAN_TRANSFER', fail('transfer', EXPECTED, controlText.keyMay('transfer', venue)))
    : null;
}

const isTold = ({ canTrade, canWithdraw, canTransfer }: CredentialFacts): boolean =>
  canTrade !== null && canWithdraw !== null && canTransfer !== null;

const unchecked = (ageMs: number): Verdict | null =>
  ageMs <= MAX_AGE_MS
    ? null
    : coded('KEY_UNCHECKED', fail(`${(ageMs / 1_000).toFixed(0)} s`, '24 h', controlText.keyUnchecked(ageMs)));
