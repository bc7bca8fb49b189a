/** Runs one piece of work after another, whether the one before succeeded or not. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
