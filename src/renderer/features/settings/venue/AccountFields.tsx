import { useState } from 'react';
import type { Reply } from '../../../../shared/ipc/client.ts';
import type { VenueAccountWire } from '../../../../shared/ipc/contractVenue.ts';
import { environments } from '../../../../shared/model/venueAccount.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { openDialog } from '../../../store/screenStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { Choices } from '../Choices.tsx';
import {
  environmentWords,
  formOf,
  isOwnAdapter,
  marketWords,
  readAccountForm,
  type AccountForm,
} from './accountForm.ts';

interface AccountFieldsProps {
  readonly account: VenueAccountWire | null;
  readonly connects: boolean;
  readonly take: (reply: Reply<'getVenue'>) => Reply<'getVenue'>;
}

/** Market and environment, each with what it means; own addresses and holdings only where they apply. */
export function AccountFields({ account, connects, take }: AccountFieldsProps) {
  const desk = useDesk();
  const [form, setForm] = useState<AccountForm>(() => formOf(account));
  const change = (next: Partial<AccountForm>): void => setForm((before) => ({ ...before, ...next }));
  const read = readAccountForm(form);
  const save = useAction(async () => {
    const wire = readAccountForm(form);
    return wire.ok ? take(await desk.call('configureVenue', { account: wire.value })) : { ok: true, value: null };
  });
  return (
    <div className="venue-column">
      <Exchange form={form} change={change} />
      <Choices
        legend="Market"
        testId="venue-market"
        chosen={form.market}
        choices={[
          { value: 'PERP', name: marketWords.PERP },
          { value: 'SPOT', name: marketWords.SPOT },
        ]}
        onChoose={(market) => change({ market })}
      />
      <Choices
        legend="Environment"
        testId="venue-environment"
        chosen={form.environment}
        choices={environments.map((value) => ({ value, name: environmentWords[value].name }))}
        onChoose={(environment) => change({ environment })}
      />
      <p className="settings-note" data-testid="venue-meaning">
        {environmentWords[form.environment].meaning}
      </p>
      {form.environment === 'custom' ? <Addresses form={form} change={change} /> : null}
      {form.market === 'SPOT' ? <Holdings form={form} change={change} isSetUp={account?.market === 'SPOT'} /> : null}
      <ActionButton action={save} testId="venue-save" disabled={!connects || !read.ok}>
        Set up this venue
      </ActionButton>
      <p className="settings-note" data-testid="venue-form-note" role="status">
        {noteOf(connects, read.ok ? null : read.error)}
      </p>
    </div>
  );
}

const noteOf = (connects: boolean, wrong: string | null): string =>
  connects ? (wrong ?? '') : 'A rehearsal sends nothing to a venue. Start the desk with --feed live to set one up.';

interface FormPart {
  readonly form: AccountForm;
  readonly change: (next: Partial<AccountForm>) => void;
}

/** Any id of the exchange library; what stands behind all but one is said at once. */
const Exchange = ({ form, change }: FormPart) => (
  <>
    <Field
      label="Exchange"
      testId="venue-exchange"
      value={form.exchange}
      hint="binance"
      onType={(exchange) => change({ exchange })}
    />
    {isOwnAdapter(form) ? null : (
      <p className="settings-note" data-testid="venue-untried">
        Only Binance is known by itself. Other exchanges are spoken to through what the exchange library has in common
        for all, and none was tried. What one lacks is listed here once it was asked.
      </p>
    )}
  </>
);

/** Typed with a new account; changed per asset in a dialog of its own once it is set up. */
const Holdings = ({ form, change, isSetUp }: FormPart & { readonly isSetUp: boolean }) =>
  isSetUp ? (
    <>
      <p className="settings-note" data-testid="venue-legacy-list">
        {form.legacy === ''
          ? "Every holding of the account is the desk's."
          : `Not the desk's, never sold: ${form.legacy} (SM-25).`}
      </p>
      <Button testId="legacy-open" onClick={() => openDialog('legacy')}>
        Holdings that are not the app&apos;s...
      </Button>
    </>
  ) : (
    <Field
      label="Holdings that are not the desk's: never counted, never sold (SM-25)"
      testId="venue-legacy"
      value={form.legacy}
      hint="BTC 0.5, ETH 2"
      onType={(legacy) => change({ legacy })}
    />
  );

const Addresses = ({ form, change }: FormPart) => (
  <>
    <Field
      label="REST address"
      testId="venue-rest"
      value={form.rest}
      hint="http://127.0.0.1:8000"
      onType={(rest) => change({ rest })}
    />
    <Field
      label="Stream address"
      testId="venue-stream"
      value={form.stream}
      hint={form.market === 'SPOT' ? 'ws://127.0.0.1:8000/stream' : 'ws://127.0.0.1:8000/fut'}
      onType={(stream) => change({ stream })}
    />
    <Field
      label="Request socket"
      testId="venue-ws-api"
      value={form.wsApi}
      hint="ws://127.0.0.1:8000/ws-api/v3"
      onType={(wsApi) => change({ wsApi })}
    />
  </>
);

interface FieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly hint: string;
  readonly onType: (text: string) => void;
}

const Field = ({ label, testId, value, hint, onType }: FieldProps) => (
  <label className="field">
    {label}
    <input
      className="input"
      data-testid={testId}
      autoComplete="off"
      spellCheck={false}
      maxLength={300}
      placeholder={hint}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  </label>
);
