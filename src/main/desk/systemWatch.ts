/** Reads the machine each second of a live feed and tells the engine (EB-16). A rehearsal has none: it must not depend on the machine it runs on. */
import { SECOND_MS, unixMs } from '../../shared/values/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { SystemHealth, SystemSampler } from '../ports/systemHealth.ts';

/** Starts reading; returns the function that ends it. */
export function watchSystem(
  sampler: SystemSampler,
  clock: Clock,
  onReading: (health: SystemHealth) => void,
): () => void {
  let cancel = (): void => undefined;
  const arm = (): void => {
    cancel = clock.schedule(unixMs(clock.now() + SECOND_MS), () => {
      onReading(sampler.read());
      arm();
    });
  };
  arm();
  return () => {
    cancel();
    sampler.stop();
  };
}
