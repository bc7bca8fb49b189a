import type { RefObject } from 'react';
import type { Reply } from '../../../../shared/ipc/client.ts';
import type { VenueView } from '../../../../shared/ipc/contractVenue.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { formatTime } from '../../../format/times.ts';
import { usePart } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { useSecretFields } from './useSecretFields.ts';

interface KeyFieldsProps {
  readonly view: VenueView;
  readonly take: (reply: Reply<'getVenue'>) => Reply<'getVenue'>;
}

/** Write-only: what is stored is shown as a fingerprint, and nothing ever brings it back. */
export function KeyFields({ view, take }: KeyFieldsProps) {
  const desk = useDesk();
  const fields = useSecretFields();
  const needsProof = usePart('ladder')?.mode?.startsWith('LIVE') ?? false;
  const store = useAction(async () => take(await desk.call('saveVenueKeys', fields.takeOut())));
  const test = useAction(async () => take(await desk.call('testVenue', {})));
  const remove = useAction(async () => take(await desk.call('removeVenueKeys', {})));
  const { account, connects, keys, vault } = view;
  const isReady = account !== null && connects;
  return (
    <div className="venue-column">
      <KeyState view={view} />
      {vault.writable ? (
        <>
          <Secret label="API key" testId="venue-key" field={fields.key} onType={fields.onType} />
          <Secret label="Secret" testId="venue-secret" field={fields.secret} onType={fields.onType} />
          {needsProof ? (
            <Secret label="Passphrase" testId="venue-passphrase" field={fields.passphrase} onType={fields.onType} />
          ) : null}
        </>
      ) : null}
      <div className="venue-actions">
        {vault.writable ? (
          <ActionButton action={store} testId="venue-store" look="primary" disabled={!isReady || !fields.isFilled}>
            {`${keys === null ? 'Check and store' : 'Check and replace'} in ${vault.name}`}
          </ActionButton>
        ) : null}
        <ActionButton action={test} testId="venue-test" disabled={!isReady}>
          Check again
        </ActionButton>
        {vault.writable && keys !== null ? (
          <ActionButton action={remove} testId="venue-remove" look="quiet" disabled={!isReady}>
            Remove key
          </ActionButton>
        ) : null}
      </div>
    </div>
  );
}

/** Where the key is, since when, and what to do where it cannot be. */
function KeyState({ view: { keys, vault } }: { readonly view: VenueView }) {
  const now = useDeskNow();
  return (
    <>
      <p className="settings-note" data-testid="venue-fingerprint">
        {keys === null ? `No key is stored in ${vault.name}.` : storedText(keys, vault.name, now)}
      </p>
      {vault.writable ? null : (
        <p className="settings-note" data-testid="venue-vault-name">
          The key comes from environment variables: change them and start the desk again to use another one.
        </p>
      )}
      {vault.problem === null ? null : (
        <p className="venue-problem" data-testid="venue-vault" data-code={vault.problem.code} role="status">
          {`${vault.problem.text} Do: ${vault.problem.fix}`}
        </p>
      )}
    </>
  );
}

const storedText = (keys: NonNullable<VenueView['keys']>, where: string, now: number | null): string => {
  const since = keys.savedAt === null || now === null ? '' : `, added ${formatTime(keys.savedAt, now)} UTC`;
  return `Stored in ${where}: fingerprint ${keys.fingerprint}${since}.`;
};

interface SecretProps {
  readonly label: string;
  readonly testId: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onType: () => void;
}

const Secret = ({ label, testId, field, onType }: SecretProps) => (
  <label className="field">
    {label}
    <input
      ref={field}
      type="password"
      className="input"
      data-testid={testId}
      autoComplete="off"
      spellCheck={false}
      maxLength={5_000}
      onInput={onType}
    />
  </label>
);
