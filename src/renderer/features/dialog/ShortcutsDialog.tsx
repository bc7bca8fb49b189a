import { screens } from '../../screens.ts';
import { chooseLetterKeys, usePreferences } from '../../store/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from './Dialog.tsx';

const keys = [
  ['Ctrl+Shift+F12', 'Emergency stop, everywhere (Cmd+Shift+F12 on macOS)'],
  ['Ctrl+Shift+P', 'Pause entries at once'],
  ['Ctrl+Shift+Y', 'Say the last spoken alert again'],
  ...screens.map(
    ({ label, letter, digit }) => [`G, then ${letter.toUpperCase()}; Ctrl+${digit}`, `Show ${label}`] as const,
  ),
  ['F6, Shift+F6', 'Next, previous region'],
  ['/', 'Symbol or filter'],
  ['?', 'This list'],
  ['Ctrl+Enter', 'Place from the ticket, when its button is enabled'],
  ['Arrows, Home, End', 'Move in a table'],
  ['C, M, X', 'On the focused row: close position, move stop, cancel order'],
  ['Esc', 'Close a popover or dialog; never an order'],
] as const;

/** The keys of this build (UI-74). */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const letterKeys = usePreferences((state) => state.letterKeys);
  return (
    <Dialog
      title="Keys"
      testId="shortcuts-dialog"
      onClose={onClose}
      footer={
        <Button data-initial-focus="" onClick={onClose}>
          Close list
        </Button>
      }
    >
      <dl className="keys">
        {keys.map(([combination, act]) => (
          <div key={combination}>
            <dt>
              <kbd>{combination}</kbd>
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
      <label className="tick">
        <input
          type="checkbox"
          data-testid="letter-keys"
          checked={letterKeys}
          onChange={(event) => chooseLetterKeys(event.currentTarget.checked)}
        />
        Single keys work outside of fields: /, ? and G
      </label>
    </Dialog>
  );
}
