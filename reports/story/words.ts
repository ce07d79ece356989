/**
 * Words for what happens in an execution. Nothing here knows any protocol: what claims mean is asked of the protocol.
 */
import type { General } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import { labelsOf } from '../../model/schedule.ts';
import { commands } from '../../model/problem.ts';
import { thousands } from '../../model/thousands.ts';
import { inOneLine } from '../formats/escape.ts';

/** `1`, `1 and 2`, `1, 2 and 3`. */
export const listed = (items: readonly (string | number)[]): string => {
  const texts = items.map(String);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
};

/** More digits than this nobody reads; programs find them all in the JSON. */
export const READABLE_DIGITS = 40;

/** `32,992,193,937,474`; of a number that is too long to read only the size, `about 1.42·10^303`. */
export const countText = (count: bigint | number): string => {
  const digits = String(count);
  if (typeof count === 'number' || digits.length <= READABLE_DIGITS) return thousands(count);
  return `about ${digits.slice(0, 1)}.${digits.slice(1, 3)}·10^${String(digits.length - 1)}`;
};

/** `1 scenario`, `34 scenarios`, with thousands separated. */
export const counted = (count: bigint | number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 || count === 1n ? one : many}`;

/** What a message over a link says in words; silence says so. The words are the protocol’s: no reader is to obey them. */
export const messageText = (
  instance: Instance,
  round: number,
  from: General,
  to: General,
  said: readonly Label[],
): string => {
  const { protocol, army, schedule } = instance;
  const claimed = new Set(said);
  const claims = labelsOf(schedule, round, from, to).flatMap((label) => {
    const words = protocol.meaning(army, label, claimed.has(label));
    return words === null ? [] : [words];
  });
  if (claims.length > 0) return inOneLine(`“${claims.join('; ')}”`);
  // Where the claims of the link are an order, and only there, none of them is RETREAT.
  const isOrder = labelsOf(schedule, round, from, to).length === army.values - 1;
  return isOrder && protocol.silence === 'default' ? 'nothing, which counts as RETREAT' : 'nothing';
};

/** Who a general is: `commander 0`, `general 1`. */
export const roleName = ({ protocol }: Instance, general: General): string =>
  `${commands(protocol, general) ? 'commander' : 'general'} ${String(general)}`;

/** What is said of a faulty general under a fault model: that it is `a traitor`; of several, that they are `traitors`. */
export const faultyWord = ({ faults: { role } }: Instance, many: boolean): string =>
  role === null ? 'faulty' : many ? role.called.many : role.called.one;
