import type { ReactNode } from 'react';

/** Band, vitals and stop around every screen (UI-22). */
export function Frame({ children }: { readonly children: ReactNode }) {
  return <main id="main">{children}</main>;
}
