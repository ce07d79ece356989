/**
 * Views of the full-information protocol: what a general has seen, when everybody tells everybody all it has seen.
 *
 *     before round 1   its name and its order
 *     after round r    what it had seen before, and by sender what that said: all it had seen before round r
 *
 * Views that are equal get the same number and others another, so that they are compared at once however large they are.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import type { CertifiedView, UnsolvableCertificate } from '../../argument.ts';
import type { Objection } from './examination.ts';
import { objection } from './examination.ts';
import { holdsOrder } from '../../../model/problem.ts';

/** Stands for a view: two views are equal if and only if their numbers are. */
export type ViewNumber = number;

/** How many generals there are, and what they are to agree on. */
export type ArgumentSetting = Pick<UnsolvableCertificate, 'n' | 'problem'>;

/** Gives views their numbers. */
export interface Numbering {
  readonly first: (general: General, order: number | null) => ViewNumber;
  /** `said[from]`: the view that it said it had; `null` where nothing came, and from itself. */
  readonly next: (seen: ViewNumber, said: readonly (ViewNumber | null)[]) => ViewNumber;
}

/** A numbering that has given no numbers yet; it remembers those that it gives. */
export const numbering = (): Numbering => {
  const numbers = new Map<string, ViewNumber>();
  const numberOf = (key: string): ViewNumber => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  return {
    first: (general, order) => numberOf(`${String(general)}=${String(order)}`),
    next: (seen, said) => numberOf(`${String(seen)}:${said.map(String).join()}`),
  };
};

const wrongOrder = (setting: ArgumentSetting, general: General, order: number | null): string | null => {
  if (holdsOrder(setting, general)) return order === null ? `general ${String(general)} holds an order` : null;
  return order === null ? null : `general ${String(general)} holds no order`;
};

/**
 * The number of what is said to be the view of a general after so many rounds, if it is well-formed: its own name, an order
 * where it holds one, and for every round what each of the others had seen before it, or nothing.
 */
export const numberOfView = (
  numbers: Numbering,
  setting: ArgumentSetting,
  given: CertifiedView,
  about: { readonly general: General; readonly rounds: number },
  field: string,
): E.Either<Objection, ViewNumber> => {
  const { general, rounds } = about;
  if (given.general !== general)
    return objection('View', `${field}.general`, `general ${String(general)} speaks, and can only speak for itself`);
  const wrong = wrongOrder(setting, general, given.order);
  if (wrong !== null) return objection('View', `${field}.order`, wrong);
  if (given.heard.length !== rounds)
    return objection(
      'View',
      `${field}.heard`,
      `it has heard ${String(rounds)} rounds by then, not ${String(given.heard.length)}`,
    );
  let seen = numbers.first(general, given.order);
  for (const [r, inbox] of given.heard.entries()) {
    const said = numbersOfInbox(numbers, setting, inbox, { general, rounds: r }, `${field}.heard[${String(r)}]`);
    if (E.isLeft(said)) return said;
    seen = numbers.next(seen, said.right);
  }
  return E.right(seen);
};

/** The numbers of what a general is said to have heard after so many rounds, by sender. */
const numbersOfInbox = (
  numbers: Numbering,
  setting: ArgumentSetting,
  inbox: CertifiedView['heard'][number],
  { general, rounds }: { readonly general: General; readonly rounds: number },
  field: string,
): E.Either<Objection, readonly (ViewNumber | null)[]> => {
  if (inbox.length !== setting.n)
    return objection(
      'View',
      field,
      `there are ${String(setting.n)} generals to hear from, not ${String(inbox.length)}`,
    );
  const said: (ViewNumber | null)[] = [];
  for (const [from, view] of inbox.entries()) {
    const place = `${field}[${String(from)}]`;
    if (view !== null && from === general) return objection('View', place, 'nobody hears from itself');
    const number: E.Either<Objection, ViewNumber | null> =
      view === null ? E.right(null) : numberOfView(numbers, setting, view, { general: from, rounds }, place);
    if (E.isLeft(number)) return number;
    said.push(number.right);
  }
  return E.right(said);
};
