/** Listeners by event name, called in order; the base of the stand-in Electron objects. */
type Listener = (...values: never[]) => unknown;

export class Emitter {
  readonly #listeners = new Map<string, Listener[]>();
  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }
  once(event: string, listener: Listener): this {
    const once: Listener = (...values: never[]) => {
      this.removeListener(event, once);
      return listener(...values);
    };
    return this.on(event, once);
  }
  removeListener(event: string, listener: Listener): this {
    const left = (this.#listeners.get(event) ?? []).filter((each) => each !== listener);
    this.#listeners.set(event, left);
    return this;
  }
  /** Calls every listener; true when there was one. */
  emit(event: string, ...values: readonly unknown[]): boolean {
    const listeners = this.#listeners.get(event) ?? [];
    for (const listener of listeners) Reflect.apply(listener, undefined, values);
    return listeners.length > 0;
  }
}

/** An event whose default can be prevented, and which remembers whether it was. */
export class StandInEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
