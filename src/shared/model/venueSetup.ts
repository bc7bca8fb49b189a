/** An account as it may be set up: stricter than the account of a journal, which also holds what an earlier version took. */
import { addressProblem } from './ownAddress.ts';
import { venueAccountSchema } from './venueAccount.ts';

/** The account of venueAccount.ts with own addresses that can be called, and that no key travels to in the clear. */
export const venueSetupSchema = venueAccountSchema.superRefine(({ endpoints }, context) => {
  for (const [name, address] of Object.entries(endpoints ?? {})) {
    const message = addressProblem(address);
    if (message !== null) context.addIssue({ code: 'custom', path: ['endpoints', name], message });
  }
});
