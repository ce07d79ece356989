/**
 * Protocols with a mistake in them, or one mended, for tests of what has to notice: replay, stories, the main job.
 */
import type { Logic } from '../model/logic.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { om } from '../model/protocols/om.ts';

/** A protocol with another program, made from its own. */
const withProgram = (
  original: Protocol,
  change: <B>(program: Program<B>, setting: Setting<B>) => Program<B>,
): Protocol => protocol({ ...original, program: (setting) => change(original.program(setting), setting) });

/** OM(m) that takes a tie for ATTACK instead of RETREAT. */
export const trustingOm: Protocol = protocol({
  ...om,
  program: <B>(setting: Setting<B>): Program<B> => {
    const { logic } = setting;
    const trusting: Logic<B> = { ...logic, majority: (votes) => logic.atLeast(Math.ceil(votes.length / 2), votes) };
    return om.program({ ...setting, logic: trusting });
  },
});

/** OM(m) whose lieutenants pass on the opposite of what they have heard. */
export const contraryOm: Protocol = withProgram(om, (program, { logic }) => ({
  ...program,
  send: (self, state, round, to) => {
    const message = program.send(self, state, round, to);
    return round === 1 ? message : message.map(logic.not);
  },
}));

/** OM(m) in which everybody attacks, come what may. */
export const recklessOm: Protocol = withProgram(om, (program, { logic }) => ({
  ...program,
  decide: () => ({ decided: logic.one, value: [logic.one] }),
}));
