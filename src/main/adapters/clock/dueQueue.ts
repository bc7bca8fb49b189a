/** Callbacks by due time, then by registration: a binary heap in which canceled entries are dropped lazily. */
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';

interface Entry {
  at: UnixMs;
  readonly order: number;
  callback: (() => void) | null;
}

export interface DueQueue {
  /** Registers a callback; returns the function that cancels it. */
  add(at: UnixMs, callback: () => void): () => void;
  /** Due time of the first callback, null when there is none. */
  first(): UnixMs | null;
  /** Moves every due time by so many milliseconds; the order stays. */
  shift(byMs: number): void;
  /** Removes the first callback and returns it; null when there is none. */
  take(): (() => void) | null;
}

/** Below this size canceled entries are not worth collecting. */
const COMPACT_FROM = 64;

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

function siftUp(heap: Entry[], from: number): void {
  let index = from;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, parent)) return;
    index = parent;
  }
}

function siftDown(heap: Entry[]): void {
  let index = 0;
  for (;;) {
    const left = index * 2 + 1;
    const right = left + 1;
    const one = heap[left];
    if (one === undefined) return;
    const other = heap[right];
    const child = other !== undefined && isBefore(other, one) ? right : left;
    if (!swapIfBefore(heap, child, index)) return;
    index = child;
  }
}

function swapIfBefore(heap: Entry[], child: number, parent: number): boolean {
  const lower = heap[child];
  const upper = heap[parent];
  if (lower === undefined || upper === undefined || !isBefore(lower, upper)) return false;
  heap[child] = upper;
  heap[parent] = lower;
  return true;
}

function removeTop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  siftDown(heap);
}

/** Makes an empty queue. */
export function createDueQueue(): DueQueue {
  let heap: Entry[] = [];
  let registered = 0;
  let canceled = 0;
  const compact = (): void => {
    if (heap.length < COMPACT_FROM || canceled * 2 < heap.length) return;
    // A sorted array is a valid heap.
    heap = heap.filter((entry) => entry.callback !== null).sort((one, other) => (isBefore(one, other) ? -1 : 1));
    canceled = 0;
  };
  const top = (): Entry | null => {
    for (;;) {
      const entry = heap[0];
      if (entry === undefined) return null;
      if (entry.callback !== null) return entry;
      canceled -= 1;
      removeTop(heap);
    }
  };
  return {
    add: (at, callback) => {
      const entry: Entry = { at, order: registered++, callback };
      heap.push(entry);
      siftUp(heap, heap.length - 1);
      return () => {
        if (entry.callback === null) return;
        entry.callback = null;
        canceled += 1;
        compact();
      };
    },
    first: () => top()?.at ?? null,
    shift: (byMs) => {
      for (const entry of heap) entry.at = unixMs(entry.at + byMs);
    },
    take: () => {
      const entry = top();
      if (entry === null) return null;
      removeTop(heap);
      const { callback } = entry;
      entry.callback = null;
      return callback;
    },
  };
}
