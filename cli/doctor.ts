/**
 * `strategos doctor`: whether everything that Strategos uses is there.
 */
import { access, constants } from 'node:fs/promises';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import pc from 'picocolors';
import { chromiumPath } from './chromium.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT } from '../host/exit.ts';
import { registeredFingerprints } from '../host/fingerprint.ts';
import { pdfConverter, pngConverter } from './pictures.ts';
import { solverOf } from '../host/solvers/solvers.ts';
import { commit, machine } from './surroundings.ts';
import { print, printJson } from '../host/terminal.ts';
import { version } from '../host/package.ts';

/** One thing that was looked at. */
interface Finding {
  readonly name: string;
  readonly ok: boolean;
  /** Nothing that Strategos does today fails without it. */
  readonly optional: boolean;
  readonly detail: string;
}

/** The oldest Node that package.json allows. */
const LEAST_NODE: readonly [number, number] = [20, 19];

const node = (): Finding => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return {
    name: 'node',
    ok,
    optional: false,
    detail: `${process.version}; at least ${LEAST_NODE.join('.')} is needed`,
  };
};

const bundler = async (): Promise<Finding> => {
  try {
    const { version: found } = await import('esbuild');
    return { name: 'esbuild', ok: true, optional: false, detail: `${found}; loads protocols of your own` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { name: 'esbuild', ok: false, optional: false, detail: `protocols of your own cannot be loaded: ${why}` };
  }
};

/** The solver that is built in; the symbolic engine needs it, or a native one. */
const wasm = async (): Promise<Finding> => {
  const found = await solverOf('wasm');
  return {
    name: 'solver (wasm)',
    ok: E.isRight(found),
    optional: false,
    detail: E.isRight(found) ? `${found.right.name() ?? ''}; proves what cannot be enumerated` : found.left.message,
  };
};

const native = async (): Promise<Finding> => {
  const found = await solverOf('native');
  return {
    name: 'solver (native)',
    ok: E.isRight(found),
    optional: true,
    detail: E.isRight(found)
      ? `${found.right.name() ?? ''}; takes over what is hard, unless --solver wasm`
      : found.left.message,
  };
};

const fingerprints = async (): Promise<Finding> => {
  const known = await registeredFingerprints()();
  return {
    name: 'fingerprints',
    ok: E.isRight(known),
    optional: false,
    detail: E.isRight(known) ? `${String(Object.keys(known.right).length)} registered protocols` : known.left.message,
  };
};

const folder = async (): Promise<Finding> => {
  const here = process.cwd();
  try {
    await access(here, constants.W_OK);
    return { name: 'this folder', ok: true, optional: true, detail: `${here} can be written to` };
  } catch {
    return { name: 'this folder', ok: false, optional: true, detail: `${here} cannot be written to: use --out` };
  }
};

const git = async (): Promise<Finding> => {
  const at = await commit();
  return {
    name: 'git',
    ok: at !== null,
    optional: true,
    detail:
      at === null
        ? 'no commit here: provenance will not name one'
        : `this folder is at ${at}, which provenance will name`,
  };
};

/** What turns figures into pictures; SVG needs nothing. */
const pictures = async (
  format: 'png' | 'pdf',
  converter: () => Promise<E.Either<Failure, string>>,
): Promise<Finding> => {
  const found = await converter();
  return {
    name: `pictures (${format})`,
    ok: E.isRight(found),
    optional: true,
    detail: E.isRight(found)
      ? `${found.right}; for draw --out *.${format} and report --pictures ${format}`
      : found.left.message,
  };
};

/** What the browser tests are run in. */
const browser = (): Finding => {
  const path = chromiumPath();
  return {
    name: 'browser',
    ok: path !== null,
    optional: true,
    detail:
      path === null
        ? 'the browser tests are skipped without Chromium (Debian: chromium); STRATEGOS_CHROMIUM=/path/to/chrome names one'
        : `${path}; for the browser tests, and for pdf where there is no rsvg-convert`,
  };
};

const mark = ({ ok, optional }: Finding): string => (ok ? pc.green('ok') : optional ? pc.yellow('--') : pc.red('no'));

export const doctorCommand = ({ json }: { readonly json: boolean }): TE.TaskEither<Failure, ExitCode> =>
  TE.fromTask(async () => {
    const findings = [
      node(),
      await bundler(),
      await fingerprints(),
      await wasm(),
      await native(),
      await pictures('png', pngConverter),
      await pictures('pdf', pdfConverter),
      browser(),
      await folder(),
      await git(),
    ];
    const well = findings.every(({ ok, optional }) => ok || optional);
    if (json) printJson({ schema: 'strategos/doctor/1', version: version(), machine: machine(), well, findings });
    else
      print(
        `Strategos ${version()} on ${machine()}`,
        ...findings.map((finding) => `  ${mark(finding)}  ${finding.name.padEnd(17)}${finding.detail}`),
      );
    return well ? EXIT.expected : EXIT.unexpected;
  });
