/** The faults in force: rules that requests are held against, and the delay of the line. Random choices are seeded. */
import { SeededRandom } from '../../../../src/main/adapters/market/generator/random.ts';
import type { Params } from '../core/params.ts';
import type { Fault, FaultScope } from './fault.ts';

interface Rule {
  readonly fault: Fault;
  readonly scope: FaultScope;
  left: number;
}

export class FaultPlan {
  private rules: Rule[] = [];
  private readonly random: SeededRandom;
  private delay: { readonly ms: number; readonly jitterMs: number };

  constructor(seed: number, latencyMs: number) {
    this.random = new SeededRandom(seed);
    this.delay = { ms: latencyMs, jitterMs: 0 };
  }

  /** Adds a fault; returns what removes it. */
  add(fault: Fault, scope: FaultScope = {}): () => void {
    const rule: Rule = { fault, scope, left: scope.times ?? 1 };
    this.rules.push(rule);
    return () => {
      this.rules = this.rules.filter((each) => each !== rule);
    };
  }

  clear(): void {
    this.rules = [];
  }

  /** Round trip from now on; half of it each way, jitter uniform on top. */
  latency({ ms, jitterMs = 0 }: { readonly ms: number; readonly jitterMs?: number }): void {
    this.delay = { ms, jitterMs };
  }

  /** Delay of one way, drawn anew each time. */
  oneWayMs(): number {
    const jitter = this.delay.jitterMs === 0 ? 0 : this.random.uniform() * this.delay.jitterMs;
    return (this.delay.ms + jitter) / 2;
  }

  /** The fault that hits this request, if any; used up by it. */
  draw(method: string, path: string, params: Params): Fault | undefined {
    for (const rule of this.rules) {
      if (rule.left <= 0 || !this.hits(rule.scope, { method, path, params })) continue;
      rule.left -= 1;
      return rule.fault;
    }
    return undefined;
  }

  private hits(
    { method, path, chance, where }: FaultScope,
    request: { method: string; path: string; params: Params },
  ): boolean {
    if (method !== undefined && method !== request.method) return false;
    if (typeof path === 'string' && path !== request.path) return false;
    if (path instanceof RegExp && !path.test(request.path)) return false;
    if (where !== undefined && !where(request.params)) return false;
    return chance === undefined || this.random.uniform() < chance;
  }
}
