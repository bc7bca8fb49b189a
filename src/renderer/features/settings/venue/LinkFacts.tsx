import type { VenueView } from '../../../../shared/ipc/contractVenue.ts';
import { MINUS } from '../../../format/digits.ts';
import { formatCount } from '../../../format/numbers.ts';
import { formatTime } from '../../../format/times.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { Fact } from '../../../ui/Fact.tsx';

type Link = NonNullable<VenueView['link']>;

/** How the connection does, and how much of the venue's budget is used. */
export function LinkFacts({ link }: { readonly link: Link }) {
  const now = useDeskNow();
  const last = link.lastUsedAt === null || now === null ? 'never' : `${formatTime(link.lastUsedAt, now)} UTC`;
  return (
    <dl className="facts" data-testid="venue-link" data-state={link.state}>
      <Fact name="Connection">{`${link.state}${link.text === '' ? '' : `: ${link.text}`}`}</Fact>
      <Fact name="Calls" testId="venue-calls">
        {`${formatCount(link.calls)}, ${formatCount(link.errors)} failed, ${formatCount(link.waiting)} waiting`}
      </Fact>
      <Fact name="Last used">{last}</Fact>
      <Fact name="Request weight used">{share(link.weightUsed)}</Fact>
      <Fact name="Order count used">{share(link.ordersUsed)}</Fact>
      <Fact name="Clock and round trip">
        {`${milliseconds(link.clockOffsetMs, true)}, ${milliseconds(link.roundTripMs, false)}`}
      </Fact>
      {link.lastError === null ? null : (
        <Fact name="Last error" testId="venue-last-error">
          {link.lastError}
        </Fact>
      )}
    </dl>
  );
}

const share = (used: number | null): string => (used === null ? 'n/a (no answer yet)' : `${(used * 100).toFixed(1)}%`);

const milliseconds = (value: number | null, signed: boolean): string => {
  if (value === null) return 'n/a';
  const rounded = Math.round(value);
  const sign = rounded < 0 ? MINUS : signed ? '+' : '';
  return `${sign}${Math.abs(rounded)} ms`;
};
