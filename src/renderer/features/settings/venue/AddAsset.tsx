import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { readAsset } from './legacyForm.ts';

interface AddAssetProps {
  readonly known: readonly string[];
  readonly onAdd: (asset: string) => void;
}

/** An asset that the venue did not show: by its name, once. */
export function AddAsset({ known, onAdd }: AddAssetProps) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const add = (): void => {
    const asset = readAsset(name, known);
    setProblem(asset.ok ? '' : asset.error);
    if (!asset.ok) return;
    onAdd(asset.value);
    setName('');
  };
  return (
    <div className="legacy-add">
      <label className="field">
        Another asset
        <input
          className="input"
          data-testid="legacy-asset"
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <Button testId="legacy-add" onClick={add}>
        Add asset
      </Button>
      <p className="field-note">{problem}</p>
    </div>
  );
}
