/**
 * Renamings of generals, as the checker sees them: what labels become, and that everything which a protocol declares of labels
 * becomes the same.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import { labelsOf } from '../../model/schedule.ts';
import type { SignatureChain } from '../../model/signature.ts';
import { partsOf } from '../../model/signature.ts';
import { seenEqual } from './equal.ts';

/** A renaming, there and back. */
export interface TwoWayRenaming {
  readonly to: (general: General) => General;
  readonly from: (general: General) => General;
  /** What a label was before it was renamed. */
  readonly was: (label: Label) => Label;
}

/** Every link of every round. */
function* linksOf({ army, schedule }: Instance): Generator<{ round: number; from: General; to: General }> {
  for (let round = 1; round <= schedule.rounds; round++)
    for (const from of generals(army)) for (const to of generals(army)) yield { round, from, to };
}

/** The renaming, if it takes the labels of each link to those of the renamed link, one to one. */
export const renamingOf = (instance: Instance, cycle: readonly General[]): TwoWayRenaming | string => {
  const { protocol, schedule } = instance;
  const next = new Map(cycle.map((general, i) => [general, at(cycle, (i + 1) % cycle.length)]));
  const last = new Map([...next].map(([general, other]) => [other, general]));
  const to = (general: General): General => next.get(general) ?? general;
  const renamed = new Map<Label, Label>();
  const before = new Map<Label, Label>();
  for (const link of linksOf(instance)) {
    const here = labelsOf(schedule, link.round, link.from, link.to);
    const there = new Set(labelsOf(schedule, link.round, to(link.from), to(link.to)));
    for (const label of here) {
      const other = renamed.get(label) ?? protocol.rename(label, to);
      renamed.set(label, other);
      const unique = (before.get(other) ?? label) === label;
      before.set(other, label);
      if (!unique || !there.delete(other)) return `the label “${label}” is not renamed to one of the renamed link`;
    }
    if (there.size > 0) return `a link has labels in round ${String(link.round)} that no label is renamed to`;
  }
  return { to, from: (general) => last.get(general) ?? general, was: (label) => before.get(label) ?? label };
};

/** The renaming that changes nothing. */
export const SAME: TwoWayRenaming = { to: (general) => general, from: (general) => general, was: (label) => label };

/** The input for a claim that a general hears, by the name it had before it was renamed. */
export const heardIn = (
  { input }: Circuit,
  { from: back, was }: TwoWayRenaming,
  round: number,
  from: General,
  label: Label,
): Literal => input(`heard ${String(round)} ${String(back(from))} ${was(label)}`);

/** What is wrong with the signatures: which labels share a part, and who signed it, has to be renamed as labels are. */
export const renamedSignaturesDiffer = (instance: Instance, { to, was }: TwoWayRenaming): string | null => {
  const { protocol, army, schedule } = instance;
  const { signature } = protocol;
  if (signature === null) return null;
  const nameOf = ({ statement, chain }: SignatureChain): string => JSON.stringify([statement, chain]);
  const labels = new Set([...linksOf(instance)].flatMap((link) => labelsOf(schedule, link.round, link.from, link.to)));
  const images = new Map<string, string>();
  const sources = new Map<string, string>();
  for (const label of labels) {
    const wrong = `the signature of “${label}” is not renamed as the label is`;
    const there = partsOf(signature(army, label));
    const here = partsOf(signature(army, was(label)));
    if (here.length !== there.length) return wrong;
    for (const part of here) {
      const signers = part.chain.map(to).join('.');
      const other = there.find(({ chain }) => chain.join('.') === signers);
      if (other === undefined) return wrong;
      const [name, image] = [nameOf(part), nameOf(other)];
      if ((images.get(name) ?? image) !== image || (sources.get(image) ?? name) !== name) return wrong;
      images.set(name, image);
      sources.set(image, name);
    }
  }
  return null;
};

/** What is wrong with what is admissible: it has to be so when it is renamed. */
export const admissibleDiffers = (instance: Instance, renaming: TwoWayRenaming): string | null => {
  const { protocol, army, schedule } = instance;
  const made = circuit('plain');
  const setting = { logic: made.logic, army };
  const { to } = renaming;
  for (const link of linksOf(instance)) {
    const [round, from, receiver] = [link.round, link.from, link.to];
    const labels = labelsOf(schedule, round, from, receiver);
    if (labels.length === 0) continue;
    const renamed = labelsOf(schedule, round, to(from), to(receiver));
    const here = labels.map((label) => heardIn(made, SAME, round, from, label));
    const there = renamed.map((label) => heardIn(made, renaming, round, to(from), label));
    const same = seenEqual(
      made,
      protocol.admissible(setting, round, from, receiver, here),
      protocol.admissible(setting, round, to(from), to(receiver), there),
    );
    if (!same) return `what ${String(from)} may say to ${String(receiver)} in round ${String(round)} is not renamed`;
  }
  return null;
};

/** What both halves of a product say on a link is one choice: what is wrong if they do not rename it alike. */
export const sharedDiffer = (product: Instance, { to }: TwoWayRenaming): string | null => {
  const { protocol, schedule } = product;
  for (const link of linksOf(product)) {
    const labels = new Set(labelsOf(schedule, link.round, link.from, link.to));
    for (const label of labels) {
      const other = `b:${label.slice(2)}`;
      if (!label.startsWith('a:') || !labels.has(other)) continue;
      if (protocol.rename(label, to).slice(2) !== protocol.rename(other, to).slice(2))
        return `both protocols say “${label.slice(2)}”, and do not rename it alike`;
    }
  }
  return null;
};
