/** Ports of a process that can die at any effect: before the call, or right after it. What was not done then is never done. */
import type { RunnerPorts } from '../../../src/main/engine/runner.ts';
import type { StopMarker } from '../../../src/main/ports/stopMark.ts';
import type { VenueClient } from '../../../src/main/ports/venue.ts';

/** Ends the turn in which the process dies. */
export class Killed extends Error {}

export class Mortality {
  /** Effects begun and ended so far. */
  passed = 0;
  #dead = false;
  #at: number | null = null;

  get isDead(): boolean {
    return this.#dead;
  }

  /** Dies that many effect edges from now. */
  dieIn(edges: number): void {
    this.#at = this.passed + edges;
  }

  /** Takes back what was planned. */
  spare(): void {
    this.#at = null;
  }

  die(): void {
    this.#dead = true;
  }

  /** Runs one effect between two edges. */
  run<Value>(effect: () => Value): Value {
    this.#edge();
    const value = effect();
    this.#edge();
    return value;
  }

  #edge(): void {
    this.passed += 1;
    if (this.#at !== null && this.passed >= this.#at) this.#dead = true;
    if (this.#dead) throw new Killed('the process was killed');
  }
}

/** The same ports, mortal. */
export function mortalPorts(ports: RunnerPorts, life: Mortality): RunnerPorts {
  const { LIVE, PAPER } = ports.venues;
  const { whenSent = (work: () => void) => work(), stopMarker } = ports;
  return {
    ...ports,
    whenSent: (work) =>
      whenSent(() => {
        if (!life.isDead) work();
      }),
    ...(stopMarker === undefined ? {} : { stopMarker: mortalMarker(stopMarker, life) }),
    venues: { PAPER: mortalVenue(PAPER, life), LIVE: LIVE === null ? null : mortalVenue(LIVE, life) },
    journal: {
      append: (drafts, durability) => life.run(() => ports.journal.append(drafts, durability)),
      flush: () => life.run(() => ports.journal.flush()),
      head: () => ports.journal.head(),
      entries: (after) => ports.journal.entries(after),
      snapshot: () => ports.journal.snapshot(),
      saveSnapshot: (snapshot) => life.run(() => ports.journal.saveSnapshot(snapshot)),
      verify: () => ports.journal.verify(),
      close: () => ports.journal.close(),
    },
    clock: {
      now: () => ports.clock.now(),
      mono: () => ports.clock.mono(),
      schedule: (at, callback, name) =>
        life.run(() =>
          ports.clock.schedule(
            at,
            () => {
              if (!life.isDead) callback();
            },
            name,
          ),
        ),
    },
    notifier: { notify: (each) => life.run(() => ports.notifier.notify(each)) },
  };
}

const mortalMarker = (marker: StopMarker, life: Mortality): StopMarker => ({
  leave: (mark) => life.run(() => marker.leave(mark)),
  clear: () => life.run(() => marker.clear()),
});

function mortalVenue(venue: VenueClient, life: Mortality): VenueClient {
  const living =
    <Value>(hear: (value: Value) => void) =>
    (value: Value): void => {
      if (!life.isDead) hear(value);
    };
  return {
    name: venue.name,
    capabilities: venue.capabilities,
    instruments: () => venue.instruments(),
    place: (terms, answer) => life.run(() => venue.place(terms, living(answer))),
    cancel: (id, symbol, answer) => life.run(() => venue.cancel(id, symbol, living(answer))),
    query: (id, symbol, answer) => life.run(() => venue.query(id, symbol, living(answer))),
    snapshot: (answer) => life.run(() => venue.snapshot(living(answer))),
    onAccount: (listener) => venue.onAccount(living(listener)),
  };
}
