import type { RefObject } from 'react';
import type { Reply } from '../../../../shared/ipc/client.ts';
import type { VenueView } from '../../../../shared/ipc/contractVenue.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { formatTime } from '../../../format/times.ts';
import { usePart } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAction, type Action } from '../../../ui/useAction.ts';
import { keyObstacle } from './keyObstacle.ts';
import { openReplaceKey, type KeyReplacement } from './replaceKeyStore.ts';
import { needsProof } from './replaceKeyWords.ts';
import { useSecretFields } from './useSecretFields.ts';

interface KeyFieldsProps {
  readonly view: VenueView;
  readonly take: (reply: Reply<'getVenue'>) => Reply<'getVenue'>;
}

/** Write-only: what is stored is shown as a fingerprint, and nothing ever brings it back. */
export function KeyFields({ view, take }: KeyFieldsProps) {
  const desk = useDesk();
  const fields = useSecretFields();
  const place = usePart('desk');
  const send = async (passphrase: string | null) =>
    take(await desk.call('saveVenueKeys', { ...fields.takeOut(), ...(passphrase === null ? {} : { passphrase }) }));
  const store = useAction(() => send(null));
  const test = useAction(async () => take(await desk.call('testVenue', {})));
  const remove = useAction(async () => take(await desk.call('removeVenueKeys', {})));
  const { account, connects, keys, vault } = view;
  const isReady = account !== null && connects;
  const obstacle = keyObstacle(view, fields.isFilled);
  return (
    <div className="venue-column">
      <KeyState view={view} />
      {vault.writable ? (
        <>
          <Secret label="API key" testId="venue-key" field={fields.key} onType={fields.onType} />
          <Secret label="Secret" testId="venue-secret" field={fields.secret} onType={fields.onType} />
          {keys === null && place !== null && needsProof(place) ? (
            <Secret label="Passphrase" testId="venue-passphrase" field={fields.passphrase} onType={fields.onType} />
          ) : null}
        </>
      ) : null}
      <div className="venue-actions">
        {vault.writable ? (
          <StoreKey view={view} store={store} send={send} canStore={isReady && fields.isFilled} />
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
      {obstacle === '' ? null : (
        <p className="settings-note" data-testid="venue-key-note">
          {obstacle}
        </p>
      )}
    </div>
  );
}

interface StoreKeyProps {
  readonly view: VenueView;
  readonly store: Action;
  readonly send: KeyReplacement['send'];
  readonly canStore: boolean;
}

/** The first key is stored at once; one that takes over from another asks before (UI-64). */
function StoreKey({ view: { keys, vault }, store, send, canStore }: StoreKeyProps) {
  if (keys === null)
    return (
      <ActionButton action={store} testId="venue-store" look="primary" disabled={!canStore}>
        {`Check and store in ${vault.name}`}
      </ActionButton>
    );
  const { fingerprint } = keys;
  return (
    <Button
      testId="venue-store"
      look="primary"
      disabled={!canStore}
      onClick={() => openReplaceKey({ fingerprint, send })}
    >
      {`Replace key in ${vault.name}...`}
    </Button>
  );
}

/** Where the key is, since when, and what to do where it cannot be. */
function KeyState({ view: { keys, vault } }: { readonly view: VenueView }) {
  const now = useDeskNow();
  return (
    <>
      <p className="settings-note" data-testid="venue-fingerprint">
        {keys === null ? noKeyText(vault) : storedText(keys, vault.name, now)}
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

/** A vault that cannot be read says nothing about what is in it. */
const noKeyText = ({ name, problem }: VenueView['vault']): string =>
  problem === null
    ? `No key is stored in ${name}.`
    : `Whether a key is stored in ${name} is unknown: it cannot be read.`;

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
