const RADIUS = 6;
const LENGTH = 2 * Math.PI * RADIUS;

/** How much of a hold has passed, 0 to 1. */
export function HoldRing({ progress }: { readonly progress: number }) {
  return (
    <svg className="hold-ring" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r={RADIUS} className="hold-ring-track" />
      <circle
        cx="8"
        cy="8"
        r={RADIUS}
        className="hold-ring-part"
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - progress)}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
