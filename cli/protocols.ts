/**
 * `strategos protocols`: what there is to check.
 */
import { relative } from 'node:path';
import Table from 'cli-table3';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { composedSyntax, faultFamilies, faultModels } from '../model/faults/registry.ts';
import type { Protocol } from '../model/protocol.ts';
import type { ResolvedConfig } from '../host/config.ts';
import { findConfig } from '../host/config.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT } from '../host/exit.ts';
import { registeredProtocols } from './registered.ts';
import { print, printJson } from '../host/terminal.ts';

/** The protocols of one's own, by name: the file of each as it is called from here. */
const ownOf = (config: ResolvedConfig | null): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(config?.protocols ?? {}).map(([name, file]) => [name, relative(process.cwd(), file)]),
  );

const jsonOf = (protocols: readonly Protocol[], config: ResolvedConfig | null): object => ({
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
  own: ownOf(config),
  faultModels: faultModels.map(({ name, summary }) => ({ name, summary })),
});

const ownLines = (config: ResolvedConfig | null): readonly string[] => {
  const own = Object.entries(ownOf(config));
  if (config?.file === undefined || config.file === null || own.length === 0)
    return ['A protocol of your own is given by its file: strategos check ./my-protocol.ts -n 4 -m 1'];
  const width = Math.max(...own.map(([name]) => name.length)) + 2;
  return [
    `Your own, by ${relative(process.cwd(), config.file)}:`,
    ...own.map(([name, file]) => `  ${name.padEnd(width)}${file}`),
    'Any other is given by its file: strategos check ./my-protocol.ts -n 4 -m 1',
  ];
};

const faultLine = (name: string, summary: string): string => `  ${name.padEnd(16)} ${summary}`;

const linesOf = (protocols: readonly Protocol[], config: ResolvedConfig | null): readonly string[] => {
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
    ...faultFamilies.flatMap(({ name, model, numbered }) => [
      faultLine(name, model.summary),
      ...(numbered === null ? [] : [faultLine(numbered.syntax, numbered.summary)]),
    ]),
    faultLine(composedSyntax, 'faulty generals and links that lose messages, together'),
    '',
    'Parameters:',
    ...parameters,
    '',
    ...ownLines(config),
  ];
};

export const protocolsCommand = ({ json }: { readonly json: boolean }): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('config', () => findConfig(process.cwd())),
    TE.bind('protocols', () => registeredProtocols),
    TE.map(({ config, protocols }) => {
      if (json) printJson(jsonOf(protocols, config));
      else print(...linesOf(protocols, config));
      return EXIT.expected;
    }),
  );
