/**
 * Faulty generals and lossy links together: `byzantine+loss:1`.
 *
 * Choices: those of the faulty generals, and each message that a link may lose. A link loses only what somebody who follows
 * the protocol says to another who does: what a traitor says is chosen already, silence included, and what is said to a traitor
 * makes no difference to anybody else. Nor is a message that a faulty general may lose anyway asked about a second time.
 * Assumption and memory: those of both.
 *
 * Law (`compose.spec.ts`): with no message to lose, it is the fault model of the generals.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../army.ts';
import type { Battle, FaultModel, FaultProgram, LinkFaults, Memory } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import { impartial, isImpartial } from './impartial.ts';
import { linkProgram, loses } from './links.ts';
import { linksName, linksText } from './loss.ts';

/** Whether links may lose what one general says to another, with these faulty. */
const fragility = (
  { role, benign }: FaultModel,
  faulty: readonly boolean[],
): ((from: General, to: General) => boolean) => {
  const [fails, loses] = [(general: General) => faulty[general] === true, role?.loses ?? null];
  return (from, to) => {
    if (!benign) return !fails(from) && !fails(to);
    return !((loses?.sent === true && fails(from)) || (loses?.received === true && fails(to)));
  };
};

const composed = (generals: FaultModel, links: LinkFaults): FaultModel =>
  faultModel({
    name: `${generals.name}+${linksName(links)}`,
    family: generals.family,
    summary: `${generals.summary}; of all other messages ${linksText(links)}`,
    role: generals.role,
    links,
    unforgeable: generals.unforgeable,
    argument: generals.argument,
    program: <B>(battle: Battle<B>): FaultProgram<B> => {
      const failing = generals.program(battle);
      const linking = linkProgram(battle.logic, links);
      const fragile = loses(links) ? fragility(generals, battle.faulty) : () => false;
      type Two = { readonly failing: Memory<B>; readonly linking: readonly B[] };
      return {
        start: { failing: failing.start, linking: linking.start },
        begin: (memory: Two, round, sent) => ({
          failing: failing.begin(memory.failing, round, sent),
          linking: linking.begin(memory.linking),
        }),
        deliver: (memory: Two, round, to, addressed, choose) => {
          const said = failing.deliver(memory.failing, round, to, addressed, choose);
          const passed = linking.pass(memory.linking, { round, to }, said.inbox, (from) => fragile(from, to), choose);
          return {
            memory: { failing: said.memory, linking: passed.memory },
            inbox: passed.inbox,
            allowed: battle.logic.meet(said.allowed, passed.allowed),
          };
        },
        silenced: (memory: Two, general) => failing.silenced(memory.failing, general),
        lost: (memory: Two) => battle.logic.join(failing.lost(memory.failing), linking.lost(memory.linking)),
      };
    },
  });

/** The faulty generals of a fault model, over links that lose messages; or why the two do not go together. */
export const overLinks = (generals: FaultModel, links: LinkFaults): E.Either<string, FaultModel> => {
  const { role, name } = generals;
  if (role === null) return E.left(`under ${name} nobody is faulty, and links lose messages as it is`);
  if (role.stops)
    return E.left(
      `a message that does not arrive would be lost in two ways, by a link or because its sender stops there, and a scenario says of a lost message no more than that it is lost. Ask for send-omission+${linksName(links)}, which allows all that both do`,
    );
  const model = composed(generals, links);
  return E.right(isImpartial(generals) ? impartial(model) : model);
};
