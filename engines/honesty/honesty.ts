/**
 * Honesty: a traitor may say whatever a loyal general says. A protocol rules out by `admissible` what no loyal general says and
 * everybody would see through; if it rules out more, traitors are weaker than they are meant to be, and what holds need not.
 *
 * So it is proved before a verdict rests on it: over all that generals may hear (`inboxes.ts`), or else in all runs
 * (`runs.ts`), which may refute it. Under `signed` the same goes for signatures: a loyal general signs on only what it was told,
 * or it could say what no traitor may.
 */
import { circuit } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import { halvesOf } from '../../model/joint.ts';
import type { Link } from '../../model/link.ts';
import { labelsOf } from '../../model/schedule.ts';
import type { Work } from '../../model/work.ts';
import { done } from '../../model/work.ts';
import { usedLinks, permissionIn } from './allowed.ts';
import { shownOverInboxes } from './inboxes.ts';
import { lookedThrough } from './runs.ts';

/** Of so many messages, whatever generals hear or in all runs; so much of it was computed, and not seen from the circuit. */
export interface ProvedHonesty {
  readonly status: 'proved';
  readonly over: 'inboxes' | 'runs';
  readonly messages: number;
  readonly computed: number;
}

/** What is known of a protocol’s honesty, at a size and under a fault model. */
export type Honesty =
  /** Nothing that a traitor might say is ruled out, or nobody lies. */
  | { readonly status: 'free' }
  | ProvedHonesty
  | { readonly status: 'undecided'; readonly reason: string }
  /** `by` what a loyal general says that a traitor may not: a message that is not admissible, or a signature it was not told. */
  | { readonly status: 'refuted'; readonly by: 'admissible' | 'signatures'; readonly reason: string };

/** Runs with more claims than this are not looked at: OM(4) with 13 generals has 108,384. */
const MOST_CLAIMS = 250_000;

/** The links on which something is ruled out, as it was recorded. */
const boundLinks = (instance: Instance): readonly Link[] => {
  const made = circuit('sharp');
  const { admissible, binds } = permissionIn(instance, made);
  return [...usedLinks(instance)].filter((link) => {
    const labels = labelsOf(instance.schedule, link.round, link.from, link.to);
    const said = labels.map((_, i) => made.input(String(i)));
    return binds || admissible(link, said) !== made.logic.one;
  });
};

const proved = (
  over: ProvedHonesty['over'],
  { messages, computed }: Pick<ProvedHonesty, 'messages' | 'computed'>,
): ProvedHonesty => ({ status: 'proved', over, messages, computed });

function* proving(instance: Instance, t: number): Work<Honesty> {
  if (instance.faults.benign) return { status: 'free' };
  if (instance.schedule.claims > MOST_CLAIMS)
    return { status: 'undecided', reason: `a run has more than ${String(MOST_CLAIMS)} claims` };
  const links = boundLinks(instance);
  if (links.length === 0) return { status: 'free' };
  const shown = yield* shownOverInboxes(instance, links);
  if (shown._tag === 'Shown') return proved('inboxes', shown);
  const looked = yield* lookedThrough(instance, t);
  switch (looked._tag) {
    case 'Shown':
      return proved('runs', looked);
    case 'Refuted':
      return { status: 'refuted', by: looked.by, reason: looked.reason };
    case 'Undecided':
      return { status: 'undecided', reason: `${shown.reason}; ${looked.reason}` };
  }
}

/** Honesty of both halves of a product is that of the product: it does nothing but run them. */
const together = (one: Honesty, other: Honesty): Honesty => {
  if (one.status === 'free' || other.status === 'refuted') return other;
  if (other.status === 'free' || one.status !== 'proved') return one;
  if (other.status !== 'proved') return other;
  const over = one.over === 'runs' ? 'runs' : other.over;
  return { status: 'proved', over, messages: one.messages + other.messages, computed: one.computed + other.computed };
};

const known = new WeakMap<Instance, Map<number, Honesty>>();

/** The honesty of a protocol with at most `t` faulty. Found once for each instance. */
export const honestyOf = (instance: Instance, t: number): Honesty => {
  const joint = halvesOf(instance);
  if (joint !== null) return together(honestyOf(joint.a, t), honestyOf(joint.b, t));
  const before = known.get(instance) ?? new Map<number, Honesty>();
  known.set(instance, before);
  const found = before.get(t) ?? done(proving(instance, t));
  before.set(t, found);
  return found;
};
