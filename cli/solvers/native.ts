/**
 * A native `cadical` on the PATH: several times faster than WebAssembly on what is hard.
 *
 * Each query is a process of its own, with its formula and its proof in a temporary folder that is removed whatever
 * happens. Nothing it says is taken for granted: an answer without its exit code, a model that is none, or a proof that does not
 * end in the empty clause is an error, and the verdict stays open.
 */
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import type { Cnf } from '../../engines/symbolic/cnf.ts';
import { clauseText } from '../../engines/symbolic/dimacs.ts';
import type { Answer, Solver, SolverError, Solving } from '../../engines/symbolic/solver.ts';
import { reason } from '../files.ts';
import { temporaryFolder } from '../temporary.ts';

/** The exit codes of the SAT competition. */
const SATISFIABLE = 10;
const UNSATISFIABLE = 20;

const error = (message: string): SolverError => ({
  _tag: 'SolverError',
  message: `the solver gave no answer: ${message}; “--solver wasm” uses the one that is built in`,
});

/** What the process has come to. */
interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly thrown: Error | null;
}

/** The variables that the `v` lines say hold; `null` if they are no assignment of all of them. */
const modelIn = (output: string, variables: number): ReadonlySet<number> | null => {
  const holds = new Set<number>();
  let told = 0;
  let ended = false;
  for (const line of output.split('\n')) {
    if (!line.startsWith('v ')) continue;
    for (const word of line.slice(2).trim().split(/\s+/)) {
      const literal = Number(word);
      if (!Number.isInteger(literal) || ended) return null;
      if (literal === 0) ended = true;
      else told += 1;
      if (literal > 0) holds.add(literal);
    }
  }
  return ended && told >= variables ? holds : null;
};

/** The proof up to the empty clause, `0` alone on a line; `null` if it has none. What stands behind it proves nothing more. */
const upToEmpty = (proof: Buffer): Uint8Array | null => {
  const from = proof.subarray(0, 2).equals(Buffer.from('0\n')) ? -1 : proof.indexOf('\n0\n');
  return from === -1 && proof[0] !== 0x30 ? null : proof.subarray(0, from + 3);
};

const answerOf = (
  command: string,
  { code, signal, thrown }: Ended,
  output: { readonly stdout: string; readonly stderr: string },
  cnf: Cnf,
  proofFile: string | null,
): E.Either<SolverError, Answer> => {
  const said = output.stderr.trim() === '' ? '' : ` (${output.stderr.trim().split('\n').at(-1) ?? ''})`;
  if (thrown !== null) return E.left(error(`${command} cannot be run: ${thrown.message}`));
  if (signal !== null) return E.left(error(`${command} was ended by ${signal}${said}`));
  if (code === SATISFIABLE) {
    const model = modelIn(output.stdout, cnf.meanings.length);
    return model === null
      ? E.left(error(`${command} says “satisfiable”, but printed no assignment`))
      : E.right({ _tag: 'Satisfiable', holds: (variable) => model.has(variable) });
  }
  if (code !== UNSATISFIABLE || !/^s UNSATISFIABLE$/m.test(output.stdout))
    return E.left(error(`${command} ended with exit code ${String(code)}, and what it printed says nothing${said}`));
  if (proofFile === null) return E.right({ _tag: 'Unsatisfiable', proof: null });
  try {
    const proof = upToEmpty(readFileSync(proofFile));
    return proof === null
      ? E.left(error(`the proof that ${command} wrote is cut off; is the disk of ${tmpdir()} full?`))
      : E.right({ _tag: 'Unsatisfiable', proof });
  } catch (caught) {
    return E.left(error(`the proof that ${command} wrote cannot be read: ${reason(caught)}`));
  }
};

const writeFormula = (file: string, cnf: Cnf): void => {
  const handle = openSync(file, 'wx');
  try {
    for (const piece of clauseText(cnf)) writeSync(handle, piece);
  } finally {
    closeSync(handle);
  }
};

const alreadyFailed = (message: string): Solving => ({
  advance: () => E.left(error(message)),
  waiting: () => null,
  conflicts: () => null,
  stop: () => undefined,
});

const begin = (command: string, cnf: Cnf, wantsProof: boolean): Solving => {
  let folder: string;
  try {
    folder = temporaryFolder();
  } catch (thrown) {
    return alreadyFailed(`no temporary folder can be made in ${tmpdir()}: ${reason(thrown)}`);
  }
  const clean = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const formula = join(folder, 'formula.cnf');
  const proof = wantsProof ? join(folder, 'proof.drup') : null;
  try {
    writeFormula(formula, cnf);
  } catch (thrown) {
    clean();
    return alreadyFailed(`its formula cannot be written to ${tmpdir()}: ${reason(thrown)}`);
  }
  const child = spawn(command, proof === null ? [formula] : ['--no-binary', formula, proof], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watch(command, child, cnf, proof, clean);
};

const watch = (command: string, child: ChildProcess, cnf: Cnf, proof: string | null, clean: () => void): Solving => {
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  let ended: Ended | null = null;
  const waiting = new Promise<void>((resolve) => {
    const end = (how: Ended): void => {
      ended ??= how;
      resolve();
    };
    child.on('error', (thrown) => {
      end({ code: null, signal: null, thrown });
    });
    child.on('close', (code, signal) => {
      end({ code, signal, thrown: null });
    });
  });
  return {
    advance: () => {
      if (ended === null) return null;
      const answer = answerOf(command, ended, output, cnf, proof);
      clean();
      return answer;
    },
    waiting: () => waiting,
    conflicts: () => {
      const [, conflicts] = /^c conflicts:\s+(\d+)/m.exec(output.stdout) ?? [];
      return conflicts === undefined ? null : Number(conflicts);
    },
    stop: () => {
      child.kill('SIGKILL');
      // A script that was put in its place may have left somebody behind who holds on to its output.
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.unref();
      clean();
    },
  };
};

/** A solver that takes longer than this, in milliseconds, to say its version has hung. */
const HANGS = 120_000;

/** The command that is looked for on the PATH. */
export const COMMAND = 'cadical';

/** The native solver, if there is one that runs; or why not. */
export const nativeSolver = async (command: string = COMMAND): Promise<E.Either<SolverError, Solver>> => {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { timeout: HANGS });
    const version = stdout.trim();
    // A release says 1.9.5, a build for a competition sc2021.
    if (!/^[\w.+-]+$/.test(version))
      return E.left({
        _tag: 'SolverError',
        message: `“${command} --version” prints ${JSON.stringify(version)}, no version`,
      });
    return E.right({
      name: () => `CaDiCaL ${version} (native)`,
      begin: (cnf, { proof }) => begin(command, cnf, proof),
    });
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    const why = thrown instanceof Error ? thrown.message.trim() : String(thrown);
    return E.left({
      _tag: 'SolverError',
      message: missing
        ? `there is no ${command} on the PATH; install it (Debian: apt-get install cadical), or use --solver wasm`
        : `“${command} --version” fails: ${why}`,
    });
  }
};
