/**
 * `strategos protocols`: what there is to check.
 */
import Table from 'cli-table3';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { faultModels } from '../model/faults/registry.ts';
import { protocols } from '../model/protocols/registry.ts';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT } from './exit.ts';
import { print, printJson } from './terminal.ts';

const jsonOf = (): object => ({
  schema: 'strategos/protocols/1',
  protocols: protocols.map(({ name, title, source, problem, resilience, faults, silence, mostValues, parameters }) => ({
    name,
    title,
    source,
    problem,
    resilience,
    faults,
    silence,
    mostValues,
    parameters: Object.fromEntries(Object.entries(parameters).map(([key, { description }]) => [key, description])),
  })),
  faultModels: faultModels.map(({ name, summary }) => ({ name, summary })),
});

const linesOf = (): readonly string[] => {
  const table = new Table({
    head: ['name', 'what it is', 'problem', 'claims', 'faults'],
    style: { head: [], border: [] },
    wordWrap: true,
  });
  for (const { name, title, problem, resilience, faults } of protocols)
    table.push([name, title, problem, resilience, faults.join(', ')]);
  const parameters = protocols.flatMap(({ name, parameters: own }) =>
    Object.entries(own).map(([parameter, { description }]) => `  ${name}: --param ${parameter}=K, ${description}`),
  );
  return [
    table.toString(),
    '',
    'The first of a protocol’s faults is the one it is checked under unless told otherwise.',
    '',
    'Fault models:',
    ...faultModels.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    '  loss:k     the same, with at most k messages lost in a run',
    '',
    'Parameters:',
    ...parameters,
    '',
    'A protocol of your own is given by its file: strategos check ./my-protocol.ts -n 4 -m 1',
  ];
};

export const protocolsCommand = ({ json }: { readonly json: boolean }): TE.TaskEither<Failure, ExitCode> =>
  TE.fromIO(() => {
    if (json) printJson(jsonOf());
    else print(...linesOf());
    return EXIT.expected;
  });
