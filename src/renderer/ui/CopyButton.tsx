import { useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';

const SAID_FOR_MS = 1_500;

interface CopyButtonProps {
  readonly testId: string;
  /** Made when it is pressed. */
  readonly text: () => string;
  readonly children: ReactNode;
}

/** Copies text and says that it did. */
export function CopyButton({ testId, text, children }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(text()).then(() => {
      setIsCopied(true);
      setTimeout(() => setIsCopied(false), SAID_FOR_MS);
    });
  return (
    <Button testId={testId} onClick={copy}>
      {isCopied ? 'Copied' : children}
    </Button>
  );
}
