/** RC-30: the running build has passed its self-test, and real money is only traded by a build that was not changed. */
import { coded, fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** Self-test passed; where money is real also a verified build. */
export const deployment: Check<EntryContext> = {
  rule: 'RC-30',
  code: 'DEPLOYMENT',
  name: 'Deployment',
  unit: '',
  judge({ realMoney, deployment: facts }) {
    if (facts === null) return missing('the build is unknown', this.rule);
    if (facts.selfTestPassed === null) return missing('the self-test has not run yet', this.rule);
    if (!facts.selfTestPassed)
      return coded('SELF_TEST', fail('self-test failed', 'self-test passed', controlText.selfTestFailed()));
    const build = facts.buildHash.slice(0, 12);
    if (realMoney && !facts.isVerified)
      return coded('BUILD_MODIFIED', fail(build, 'a verified build', controlText.buildModified()));
    return pass(build, null);
  },
};
