/** How the machine is doing, for the breaker (EB-16). Measured beside a live feed only: a replay must not depend on the machine it runs on. */

export interface SystemHealth {
  /** 99th percentile of the event-loop delay since the reading before the last, milliseconds. */
  readonly lagP99Ms: number;
  /** Free space where the journal is; null while it is not known. */
  readonly diskFreeMb: number | null;
  /** Memory in use, a share of what the process may take. */
  readonly memoryShare: number;
}

export interface SystemSampler {
  /** The reading since the last one. */
  read(): SystemHealth;
  stop(): void;
}
