/**
 * A property without its conclusions: the right-hand side of each implication replaced by zero.
 *
 * `a → b` demands something where `a` comes true, and nothing elsewhere. Where a property still holds everywhere without its
 * conclusions, no premise ever came true, and it was passed vacuously (Kupferman and Vardi, “Vacuity detection in temporal model
 * checking”, 2003). Of implications within the conclusions of others, the innermost lose theirs: then it holds also where all
 * that is demanded is demanded of generals that decide, and nobody does.
 *
 * Only an implication that a stronger conclusion makes harder to meet counts: not one below a negation, or in the premise of
 * another. What is written without `logic.implies` has no premise, and is tested in every scenario; unless it is a constant.
 *
 * Law (`emptied.spec.ts`): where the emptied property is met, the property is.
 */
import { at } from '../model/at.ts';
import type { Decision } from '../model/protocol.ts';
import { evaluatorOf } from '../model/recording/evaluator.ts';
import type { Operation, Recording } from '../model/recording/recording.ts';
import { pruned, used } from '../model/recording/recording.ts';
import type { Tree } from '../model/tree.ts';
import { impartialProperty, isImpartialAmong } from './impartial.ts';
import type { Court, Judgement, Property } from './property.ts';
import { judgementOf, recordedIn } from './recorded.ts';

/** Whether a value makes the result easier to meet (1), harder (2), or both (3). */
type Polarity = number;
const EASIER = 1;
const HARDER = 2;

const turned = (polarity: Polarity): Polarity => ((polarity & EASIER) << 1) | ((polarity & HARDER) >> 1);

/** How an operation passes its polarity on to each operand. */
const passedOn = ({ operator, operands }: Operation, mine: Polarity): readonly Polarity[] => {
  switch (operator) {
    case 'not':
      return [turned(mine)];
    case 'implies':
      return [turned(mine), mine];
    case 'equal':
      return operands.map(() => EASIER | HARDER);
    case 'cond':
      return [EASIER | HARDER, mine, mine];
    case 'zero':
    case 'one':
    case 'meet':
    case 'join':
    case 'all':
    case 'any':
    case 'majority':
    case 'atLeast':
      return operands.map(() => mine);
  }
};

/** By operation: whether it is an implication whose conclusion makes the result easier to meet, and never harder. */
const implications = ({ parameters, operations, result }: Recording): readonly boolean[] => {
  const polarities = new Uint8Array(parameters + operations.length);
  // What is judged by is one value.
  polarities[result as number] = EASIER;
  for (let i = operations.length - 1; i >= 0; i--) {
    const operation = at(operations, i);
    const passed = passedOn(operation, polarities[parameters + i] as number);
    for (const [k, operand] of operation.operands.entries())
      polarities[operand] = (polarities[operand] as number) | at(passed, k);
  }
  return operations.map(({ operator }, i) => operator === 'implies' && polarities[parameters + i] === EASIER);
};

const ZERO: Operation = { operator: 'zero', operands: [], threshold: 0, constant: false };

/** What judges, with the conclusions of its innermost implications replaced by zero. */
const withoutConclusions = (recording: Recording): Recording => {
  const { parameters, operations } = recording;
  const demanding = implications(recording);
  if (!demanding.includes(true)) {
    if (used(recording).size === 0) return recording;
    return { ...recording, operations: [ZERO], result: parameters };
  }
  /** Whether an implication is in what a value is made of. */
  const within = new Uint8Array(parameters + operations.length);
  const emptied = operations.map((operation, i): Operation => {
    const { operands } = operation;
    const inner = operands.some((operand) => within[operand] === 1);
    within[parameters + i] = inner || demanding[i] === true ? 1 : 0;
    if (demanding[i] !== true || within[operands[1] as number] === 1) return operation;
    return { ...operation, operator: 'not', operands: operands.slice(0, 1) };
  });
  return pruned({ ...recording, operations: emptied });
};

const known = new WeakMap<Recording, Recording>();

const emptiedRecording = (recording: Recording): Recording => {
  const made = known.get(recording) ?? withoutConclusions(recording);
  known.set(recording, made);
  return made;
};

/** A property without its conclusions: broken in exactly those scenarios in which the property demands something. */
export const emptied = (property: Property): Property =>
  impartialProperty(
    {
      ...property,
      on: <B>(court: Court<B>): Judgement<B> => ({
        note: (orders) => judgementOf(property, court).note(orders),
        judge: (note: Tree<B>, { decisions, lost }) => {
          const counting: readonly Decision<B>[] = court.deciders.map((general) => at(decisions, general));
          const recording = emptiedRecording(recordedIn(property, court, note, counting));
          // What is recorded of a judgement is one value.
          return evaluatorOf(court.logic, recording)([note, counting, lost]) as B;
        },
      }),
    },
    (alike) => isImpartialAmong(property, alike),
  );
