import { describe, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../support/testEngine.ts';

const press = (engine: TestEngine, id?: string) =>
  engine.run({ name: 'emergencyStop', input: { source: 'button', ...(id === undefined ? {} : { press: id }) } });
const triggers = ({ journal }: TestEngine) => journal.drafts.filter(({ type }) => type === 'ES_TRIGGER').length;

describe('a press of the stop that arrives more than once', () => {
  it('ES-05 counts once under its id, and is answered each time', () => {
    const engine = testEngine();
    const stopped = { ok: true, value: { incident: 'I1', entriesBlocked: true } };
    expect(press(engine, 'p-1')).toEqual(stopped);
    expect(press(engine, 'p-1')).toEqual(stopped);
    expect(engine.state.durable.incident?.triggers).toBe(1);
    expect(triggers(engine)).toBe(1);
    expect(press(engine, 'p-2')).toEqual(stopped);
    expect(press(engine, 'p-1')).toEqual(stopped);
    expect(press(engine, 'p-2')).toEqual(stopped);
    expect(engine.state.durable.incident?.triggers).toBe(2);
    expect(triggers(engine)).toBe(2);
  });

  it('counts every press that carries no id', () => {
    const engine = testEngine();
    for (let time = 0; time < 3; time += 1) press(engine);
    expect(engine.state.durable.incident?.triggers).toBe(3);
  });
});
