/**
 * Forgery: why a cover cannot be staged against signatures.
 *
 * In the cover both copies of a general sign, one order each. In a world one of the copies is replayed by traitors, and
 * a general that is loyal there would have to have signed what its other copy did. The first message that shows it is a
 * reason that anyone can check; it is found by asking the fault model about one claim at a time.
 */
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import { booleanLogic } from '../../../model/boolean.ts';
import type { FaultProgram, Memory } from '../../../model/fault-model.ts';
import type { Instance } from '../../../model/instance.ts';
import type { Label } from '../../../model/message.ts';
import { saidIn } from '../../../model/message.ts';
import type { Protocol } from '../../../model/protocol.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { labelsOf } from '../../../model/schedule.ts';
import { partsOf, signerOf } from '../../../model/signature.ts';

/** A claim that a traitor would have to make, and the loyal general whose signature on it does not exist. */
export interface Forgery {
  readonly round: number;
  readonly from: General;
  readonly to: General;
  readonly claim: Label;
  readonly signer: General;
}

type Claim = Omit<Forgery, 'signer'>;

/** The fault model for a protocol in which everything is admissible, so that only signatures are in question. */
const faultsFor = (
  { army, schedule, faults }: Instance,
  protocol: Protocol,
  faulty: readonly General[],
): FaultProgram<boolean> =>
  faults.program({
    logic: booleanLogic,
    protocol: { ...protocol, admissible: ({ logic }) => logic.one },
    army,
    schedule,
    faulty: generals(army).map((general) => faulty.includes(general)),
  });

/** Whether the fault model allows one claim, if nothing else is said to its receiver. */
const allows = (
  program: FaultProgram<boolean>,
  memory: Memory<boolean>,
  { execution }: Recorded,
  { round, from, to, claim }: Claim,
): boolean => {
  const addressed = at(execution.rounds, round - 1).sent.map((messages) => at(messages, to));
  return program.deliver(
    memory,
    round,
    to,
    addressed,
    (choice) => choice._tag === 'claim' && choice.from === from && choice.label === claim,
  ).allowed;
};

/** What the adversary knows when it speaks in a round. */
const memoryIn = (program: FaultProgram<boolean>, { execution }: Recorded, round: number): Memory<boolean> =>
  execution.rounds.slice(0, round).reduce((memory, { sent }, r) => program.begin(memory, r + 1, sent), program.start);

/** Every claim that a traitor makes to a loyal general, round by round. */
function* lies({ schedule }: Instance, { scenario, execution }: Recorded): Generator<Claim> {
  for (const [r, { heard }] of execution.rounds.entries())
    for (const from of scenario.faulty)
      for (const [to, inbox] of heard.entries())
        if (!scenario.faulty.includes(to))
          for (const claim of saidIn(labelsOf(schedule, r + 1, from, to), inbox[from] ?? []))
            yield { round: r + 1, from, to, claim };
}

/** The first loyal general whose signature is missing: the first part of the claim's signature that is not allowed. */
const missingSigner = (instance: Instance, recorded: Recorded, claim: Claim): General => {
  const { protocol, army } = instance;
  const original = protocol.signature ?? ((_army, label) => ({ statement: label, chain: [] }));
  const parts = partsOf(original(army, claim.claim));
  const forged = parts.findIndex((part) => {
    const signature: Protocol['signature'] = (_army, label) => (label === claim.claim ? part : original(army, label));
    const program = faultsFor(instance, { ...protocol, signature }, recorded.scenario.faulty);
    return !allows(program, memoryIn(program, recorded, claim.round), recorded, claim);
  });
  return signerOf(at(parts, forged));
};

/** The first forgery in a world that the fault model does not allow; `null` if there is none. */
export const forgeryIn = (instance: Instance, recorded: Recorded): Forgery | null => {
  const program = faultsFor(instance, instance.protocol, recorded.scenario.faulty);
  const memories = recorded.execution.rounds.map((_, r) => memoryIn(program, recorded, r + 1));
  for (const claim of lies(instance, recorded))
    if (!allows(program, at(memories, claim.round - 1), recorded, claim))
      return { ...claim, signer: missingSigner(instance, recorded, claim) };
  return null;
};
