/**
 * Properties that look at their values, or keep something to themselves: recorded once more, and with other inks, they are
 * recorded differently. It is for properties what `model/recording/revealed.ts` is for programs.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import { booleanLogic } from '../model/boolean.ts';
import { honestly } from '../model/choice.ts';
import { execute, runOf } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import { orderOf } from '../model/order.ts';
import type { Ink } from '../model/recording/ink.ts';
import { fresh, revealing } from '../model/recording/ink.ts';
import type { Shape } from '../model/recording/recording.ts';
import { spelled } from '../model/recording/revealed.ts';
import { mapTree } from '../model/tree.ts';
import { ProtocolThrew } from '../model/watched.ts';
import { courtOf } from './judge.ts';
import type { Property } from './property.ts';
import { recordedProperty } from './recorded.ts';

/** What a property notes and how it judges, with these faulty, as text. Throws `ProtocolThrew` where it cannot be recorded. */
const writtenWith = (
  instance: Instance,
  property: Property,
  faulty: readonly General[],
  { ink, alike }: { readonly ink: Ink; readonly alike: boolean },
): string => {
  const orders = generals(instance.army).map(() => orderOf(booleanLogic, instance.army, 0));
  const { decisions } = execute(runOf(booleanLogic, instance, []), orders, honestly);
  const court = courtOf(booleanLogic, instance, faulty);
  const blank = (tree: (typeof decisions)[number] | (typeof orders)[number]): Shape => mapTree(tree, () => 0);
  const recorded = recordedProperty(property, court, ink);
  const note = recorded.note(orders.map(blank));
  const judge = recorded.judge(
    note.result,
    court.deciders.map((general) => blank(at(decisions, general))),
  );
  return [note, judge].map((each) => spelled(each, alike)).join('\n\n');
};

/** The same with another ink: what that makes a property throw is a difference like any other. */
const orThrown = (write: () => string): string => {
  const written = E.tryCatch(write, (thrown) => thrown);
  if (E.isRight(written)) return written.right;
  if (!(written.left instanceof ProtocolThrew)) throw written.left;
  return written.left.message;
};

/** What shows that a property is more than its recording, with these faulty; `null` where nothing does. */
export const revealedProperty = (instance: Instance, property: Property, faulty: readonly General[]): string | null => {
  const { name } = property;
  const write = (ink: Ink, alike: boolean): string => writtenWith(instance, property, faulty, { ink, alike });
  const made = write(fresh, false);
  if (orThrown(() => write(fresh, false)) !== made)
    return `${name} judges otherwise when it is called again: it keeps something between calls, or draws it`;
  const ink = revealing.find((each) => {
    const expected = each.alike ? write(fresh, true) : made;
    return orThrown(() => write(each, each.alike)) !== expected;
  });
  return ink === undefined
    ? null
    : `${name} judges otherwise where values are ${ink.name}: a property must not branch on values, only combine them with the logic it is handed`;
};
