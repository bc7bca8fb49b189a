import { useState } from 'react';
import type { VenueAccountWire } from '../../../../shared/ipc/contractVenue.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { pushToast } from '../../alerts/toastStore.ts';
import { Dialog } from '../../dialog/Dialog.tsx';
import { AddAsset } from './AddAsset.tsx';
import { LegacyTable } from './LegacyTable.tsx';
import { legacyRows, readLegacyList } from './legacyForm.ts';
import { useVenue } from './useVenue.ts';

interface Closing {
  readonly onClose: () => void;
}

/** Which of the account's holdings stay the trader's: never counted, never sold (SM-25, UI-64). */
export function LegacyDialog({ onClose }: Closing) {
  const { view, problem } = useVenue();
  const account = view?.account ?? null;
  if (account?.market === 'SPOT') return <LegacyList account={account} onClose={onClose} />;
  return (
    <Dialog
      title="Holdings that are not the app's"
      testId="legacy-dialog"
      onClose={onClose}
      footer={
        <Button data-initial-focus="" testId="legacy-back" onClick={onClose}>
          Back
        </Button>
      }
    >
      <p>
        {problem ??
          (view === null ? 'Reading the account.' : 'Only a spot account has such holdings: others start flat.')}
      </p>
    </Dialog>
  );
}

function LegacyList({ account, onClose }: Closing & { readonly account: VenueAccountWire }) {
  const desk = useDesk();
  const external = usePart('account')?.external ?? [];
  const rows = legacyRows(account.legacy, external);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(account.legacy);
  const read = readLegacyList(typed);
  const save = useAction(async () => {
    const legacy = read.ok ? read.value : account.legacy;
    const reply = await desk.call('configureVenue', { account: { ...account, legacy } });
    if (reply.ok) {
      pushToast('P4', 'The list is saved, and in the journal.');
      onClose();
    }
    return reply;
  });
  const added = Object.keys(typed).filter((asset) => !rows.some((row) => row.asset === asset));
  const type = (asset: string, text: string): void => setTyped((before) => ({ ...before, [asset]: text }));
  return (
    <Dialog
      title="Holdings that are not the app's"
      testId="legacy-dialog"
      onClose={onClose}
      footer={
        <>
          <Button data-initial-focus="" testId="legacy-back" onClick={onClose}>
            Back
          </Button>
          <ActionButton action={save} testId="legacy-save" look="primary" disabled={!read.ok}>
            Save list
          </ActionButton>
        </>
      }
    >
      <p>
        What is on this list stays yours: it is not equity, not exposure, and an emergency stop never sells it.
        Everything else in the account is the desk&apos;s to close. A sub-account for the desk alone needs no list
        (SM-25).
      </p>
      <LegacyTable
        rows={[...rows, ...added.map((asset) => ({ asset, listed: '0', beyond: null }))]}
        typed={typed}
        onType={type}
      />
      <AddAsset known={[...rows.map(({ asset }) => asset), ...added]} onAdd={(asset) => type(asset, '')} />
      <p className="field-note" data-testid="legacy-note" role="status">
        {read.ok ? '' : read.error}
      </p>
    </Dialog>
  );
}
