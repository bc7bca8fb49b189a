import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** Secrets are not left standing in a window (UI-61). */
const FORGET_MS = 60_000;

export interface SecretFields {
  readonly key: RefObject<HTMLInputElement | null>;
  readonly secret: RefObject<HTMLInputElement | null>;
  readonly passphrase: RefObject<HTMLInputElement | null>;
  /** Whether key and secret hold anything. */
  readonly isFilled: boolean;
  readonly onType: () => void;
  /** What stands in the fields; they are empty afterwards. */
  readonly takeOut: () => { readonly apiKey: string; readonly secret: string; readonly passphrase: string | null };
}

/** The fields hold their text themselves: it never becomes state, and is gone when sent, when the window loses focus, and after a minute. */
export function useSecretFields(): SecretFields {
  const key = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const [isFilled, setIsFilled] = useState(false);
  const [typedAt, setTypedAt] = useState(0);
  const clear = useCallback(() => {
    for (const { current } of [key, secret, passphrase]) if (current !== null) current.value = '';
    setIsFilled(false);
  }, []);
  useEffect(() => {
    window.addEventListener('blur', clear);
    return () => window.removeEventListener('blur', clear);
  }, [clear]);
  useEffect(() => {
    if (typedAt === 0) return;
    const timer = setTimeout(clear, FORGET_MS);
    return () => clearTimeout(timer);
  }, [typedAt, clear]);
  return {
    key,
    secret,
    passphrase,
    isFilled,
    onType: () => {
      setTypedAt(performance.now());
      setIsFilled((key.current?.value ?? '').trim() !== '' && (secret.current?.value ?? '').trim() !== '');
    },
    takeOut: () => {
      const proof = passphrase.current?.value ?? '';
      const typed = {
        apiKey: key.current?.value ?? '',
        secret: secret.current?.value ?? '',
        passphrase: proof === '' ? null : proof,
      };
      clear();
      return typed;
    },
  };
}
