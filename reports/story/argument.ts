/**
 * An impossibility argument in words: the worlds, who cannot tell which from which and what it hears there, and the conclusion.
 */
import type { Argument, ArgumentKind, Twin, World } from '../../engines/impossibility/argument.ts';
import type { General } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { exchangesOf } from '../../model/exchange.ts';
import { instanceTitle } from '../../model/instance.ts';
import { orderName } from '../../model/order.ts';
import type { DrawnWorld } from '../figures/arguments/chain-figure.ts';
import { inOneLine } from '../formats/escape.ts';
import { loyalDecisionsText } from './story.ts';
import { listed, messageText } from './words.ts';

/** What each kind of argument is called, and whose it is. */
const names: Readonly<Record<ArgumentKind, string>> = {
  hexagon: 'the hexagon (Fischer, Lynch and Merritt 1986)',
  cut: 'the cut (Fischer, Lynch and Merritt 1986; Dolev 1982)',
  ring: 'the ring (Fischer, Lynch and Merritt 1986; Lamport 1983)',
  chain: 'the chain of lost messages (Gray 1978; Lynch 1996, Theorem 5.1)',
  rounds: 'the walk over crashes (Fischer and Lynch 1982; Aguilera and Toueg 1999)',
};

/** What the argument is called, and whose it is. */
export const argumentName = ({ kind }: Pick<Argument, 'kind'>): string => names[kind];

const ideas: Readonly<Record<ArgumentKind, string>> = {
  hexagon:
    'Two copies of the army are wired into one system that nobody can tell from the real one. It runs the protocol as it is, and three executions of the real army are cut out of it.',
  cut: 'Two copies of the graph are joined where it is thin. Nobody in them can tell, and three executions of the real graph are cut out.',
  ring: 'Many copies of the army are wired into a ring, so long that its far ends hear nothing of each other. Every two neighbours in it might as well be in the real army.',
  chain:
    'From the execution in which everything arrives, the last message that arrived is lost, again and again. Its sender never learns of it.',
  rounds:
    'Two executions that end differently differ in a single general’s state; each round, one crash more moves that difference on, and in the end somebody has seen none of it.',
};

/** More worlds than this are told by their beginning and their end. */
const MOST_WORLDS = 8;

/** More messages than this are not told one by one. */
const MOST_MESSAGES = 12;

/** What a general hears in a world, round by round. */
const heardBy = ({ instance }: Argument, { recorded }: World, general: General): readonly string[] => {
  const messages = exchangesOf(instance, recorded)
    .filter(({ to }) => to === general)
    .map(
      ({ round, from, to, heard }) =>
        `round ${String(round)}: ${String(from)} says ${messageText(instance, round, from, to, heard)}`,
    );
  return messages.length > MOST_MESSAGES ? [`the same ${String(messages.length)} messages`] : messages;
};

const forcedText = ({ instance }: Argument, { forced }: World): readonly string[] =>
  forced === null ? [] : [`Validity: here ${orderName(instance.army, forced)} has to be decided.`];

const brokenText = ({ broken }: World): readonly string[] =>
  broken.length === 0 ? [] : [`That breaks ${listed(broken.map(({ name }) => inOneLine(name)))}.`];

const worldLines = (argument: Argument, world: World): readonly string[] => [
  `${capitalised(world.name)}: ${world.about}.`,
  ...[
    ...forcedText(argument, world),
    `${capitalised(loyalDecisionsText(argument.instance, world.recorded))}.`,
    ...brokenText(world),
  ].map((line) => `  ${line}`),
];

/** The text with its first letter large. */
export const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** The twins of two worlds; what the first of them hears is told. */
const twinLines = (argument: Argument, twins: readonly Twin[]): readonly string[] => {
  const [first] = twins;
  if (first === undefined) return [];
  const [one, other] = first.worlds.map((world) => at(argument.worlds, world).name);
  const who = twins.map(({ general }) => general);
  const heard = heardBy(argument, at(argument.worlds, first.worlds[0]), first.general);
  const many = who.length === 1 ? `${listed(who)} sees` : `${listed(who)} see`;
  return [
    `${capitalised(many)} the same in ${one ?? ''} and ${other ?? ''}, and so ${who.length === 1 ? 'decides' : 'decide'} the same in both:`,
    ...(heard.length === 0 ? ['nothing at all'] : heard).map((line) => `    ${String(first.general)}, ${line}`),
  ];
};

/** Twins of the same two worlds together, by worlds. */
const byWorlds = ({ twins }: Argument): ReadonlyMap<string, readonly Twin[]> => {
  const groups = new Map<string, Twin[]>();
  for (const twin of twins) {
    const key = twin.worlds.join();
    groups.set(key, [...(groups.get(key) ?? []), twin]);
  }
  return groups;
};

const conclusion = (argument: Argument): readonly string[] => {
  const { instance, worlds, refuted } = argument;
  const forced = worlds.flatMap(({ forced: order, name }) =>
    order === null ? [] : [`${orderName(instance.army, order)} in ${name}`],
  );
  const world = at(worlds, refuted.world);
  const demanded =
    forced.length > 1
      ? [
          `Validity demands ${listed(forced)}; agreement and those who cannot tell carry one order into the other. Some world has to break, whatever the protocol.`,
        ]
      : [];
  return [
    ...demanded,
    `${instance.protocol.name} breaks ${inOneLine(refuted.property.name)} in ${world.name}: ${loyalDecisionsText(instance, world.recorded)}.`,
  ];
};

/** The whole argument. */
export const argumentLines = (argument: Argument): readonly string[] => {
  const { instance, t, kind, worlds } = argument;
  const groups = byWorlds(argument);
  const shown = (place: number): boolean =>
    worlds.length <= MOST_WORLDS ||
    place < 2 ||
    place >= worlds.length - 2 ||
    Math.abs(place - argument.refuted.world) <= 1;
  const parts = worlds.flatMap((world, place): readonly string[] => {
    if (!shown(place)) return shown(place - 1) ? ['', '…'] : [];
    const next = [...groups].filter(([, twins]) => twins[0]?.worlds[0] === place && shown(twins[0].worlds[1]));
    return ['', ...worldLines(argument, world), ...next.flatMap(([, twins]) => ['', ...twinLines(argument, twins)])];
  });
  return [
    `${instanceTitle(instance)}${instance.faults.generalsFail ? `, at most ${String(t)} faulty` : ''}: impossible, by ${argumentName(argument)}`,
    '',
    ideas[kind],
    ...parts,
    '',
    ...conclusion(argument),
  ];
};

/** The worlds as they are drawn in a row. */
export const drawnWorlds = (argument: Argument): readonly DrawnWorld[] => {
  const { instance, worlds, twins } = argument;
  return worlds.map((world, place) => ({
    name: world.name,
    decided: world.forced === null ? 'all must agree' : `${orderName(instance.army, world.forced)} forced`,
    forced: world.forced,
    broken: world.broken.length > 0,
    twins: twins.flatMap(({ general, worlds: [one, other] }) =>
      one === place && other === place + 1 ? [general] : [],
    ),
  }));
};
