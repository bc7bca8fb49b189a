import { useEffect, useState } from 'react';

const SILENT_MS = 150;
const SAY_AFTER_S = 5;

/** Nothing at first, then an outline, and after 5 s words with a number (UI-39). */
export function StillLoading({ what }: { readonly what: string }) {
  const [seconds, setSeconds] = useState(0);
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const started = performance.now();
    const show = setTimeout(() => setIsShown(true), SILENT_MS);
    const count = setInterval(() => setSeconds(Math.floor((performance.now() - started) / 1_000)), 1_000);
    return () => {
      clearTimeout(show);
      clearInterval(count);
    };
  }, []);
  if (!isShown) return null;
  return (
    <div className="screen-loading" data-state="loading">
      {seconds < SAY_AFTER_S ? '' : `Still loading ${what}, ${seconds} s.`}
    </div>
  );
}
