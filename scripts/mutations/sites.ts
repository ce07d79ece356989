/**
 * All the places where an operator applies: in every registered protocol, in all of the code that has a say in its runs.
 */
import { registry } from '../../model/protocols/registry.ts';
import { actingCode } from './acting.ts';
import type { Sources } from './acting.ts';
import type { LineChange, Mutation, OperatorName } from './mutation.ts';
import { operatorNames } from './mutation.ts';
import { andOr } from './operators/and-or.ts';
import { droppedRelay } from './operators/dropped-relay.ts';
import { offByOne } from './operators/off-by-one.ts';
import { skippedRound } from './operators/skipped-round.ts';
import { staleView } from './operators/stale-view.ts';
import { threshold } from './operators/threshold.ts';
import { wrongDefault } from './operators/wrong-default.ts';
import { fileOf } from './sources.ts';
import type { Operator, Replacement } from './syntax.ts';
import { within } from './syntax.ts';

const operators: Readonly<Record<OperatorName, Operator>> = {
  threshold,
  'dropped relay': droppedRelay,
  'wrong default': wrongDefault,
  'skipped round': skippedRound,
  'stale view': staleView,
  'and/or swapped': andOr,
  'id off by one': offByOne,
};

/** The change of a line that a replacement is; `null` where it concerns more than one line, or changes nothing. */
const lineChange = ({ node, text }: Replacement): LineChange | null => {
  const source = node.getSourceFile();
  const first = source.getLineAndCharacterOfPosition(node.getStart());
  const last = source.getLineAndCharacterOfPosition(node.getEnd());
  if (first.line !== last.line || text.includes('\n')) return null;
  const before = source.text.split('\n')[first.line] ?? '';
  const after = before.slice(0, first.character) + text + before.slice(last.character);
  return after === before ? null : { file: source.fileName, line: first.line + 1, before, after };
};

/** Everything that one operator makes of a piece of code. */
export const mutantsOf = (operator: OperatorName, code: Parameters<Operator>[0]): readonly LineChange[] =>
  [...within(code)].flatMap((node) =>
    operators[operator](node).flatMap((replacement) => lineChange(replacement) ?? []),
  );

/** All sites, in the order of the protocols and operators; what two operators would make of a line counts once. */
export const sitesIn = (sources: Sources): readonly Mutation[] => {
  const found = new Map<string, Mutation>();
  for (const { name: protocol } of registry) {
    const code = actingCode(sources, fileOf(protocol));
    for (const operator of operatorNames)
      for (const piece of code)
        for (const change of mutantsOf(operator, piece)) {
          const key = [protocol, change.file, change.line, change.after].join('\n');
          if (!found.has(key)) found.set(key, { operator, protocol, ...change });
        }
  }
  return [...found.values()];
};
