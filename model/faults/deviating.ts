/**
 * How a message may differ from what is prescribed: its sender lies, or it gets lost. This is what a fault model's components say
 * of a link; what its program asks about is the same (law: `deviating.spec.ts`).
 */
import type { General } from '../army.ts';
import type { FaultModel } from '../fault-model.ts';
import { loses } from './links.ts';

/** What may happen to a message. */
export type DeviationKind = 'lie' | 'lost message';

/** How what one general says to another may differ from what is prescribed, with these faulty; `null` where it never does. */
export const deviationOn = (
  { role, links, benign }: Pick<FaultModel, 'role' | 'links' | 'benign'>,
  faulty: readonly General[],
  { from, to }: { readonly from: General; readonly to: General },
): DeviationKind | null => {
  const [sends, receives] = [faulty.includes(from), faulty.includes(to)];
  const byLink = loses(links) ? 'lost message' : null;
  if (!benign && sends) return receives ? null : 'lie';
  if (!benign && receives) return null;
  const byGeneral = role !== null && ((role.loses.sent && sends) || (role.loses.received && receives));
  return byGeneral ? 'lost message' : byLink;
};
