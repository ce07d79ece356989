/**
 * The commands that ask something of protocols: what is missing, mistyped, or does not go together.
 */
import type { BadInput } from './case.ts';
import { file, usage } from './case.ts';

export const questions: readonly BadInput[] = [
  {
    line: 'check om -n 4 -m 5',
    exit: 64,
    says: 'm = 5: there are only 4 generals; say with -t how many of them may be faulty',
  },
  usage('', 'Usage: strategos [options] [command]'),
  usage('check om -n 4 -m 1 --max-memory 0', 'It must be a number above 0.'),
  usage('check om -n 4 -m 1 --max-memory 1.5', 'It must be a whole number above 0.'),
  usage('check om -n 4 -m 1 --max-states 20000000', 'It must be at most 10000000.'),
  usage('check om -n 4 -m 1 --max-states 1.5', 'It must be a whole number above 0.'),
  usage('check om -n 4 -m 1 --runs 1.5', 'It must be a whole number above 0.'),
  usage('check om -n 4 -m 1 --limit 2.5', 'It must be a whole number above 0.'),
  usage('check om -n 4 -m 1 --param', "option '--param <name=number>' argument missing"),
  usage('check om -n 4 -m 1 --param ‘’', 'It must look like name=number, e.g. phases=1.'),
  usage('check om -n 4 -m 1 --engine ‘’', 'Allowed choices are auto, exhaustive, symbolic, fuzz.'),
  usage('check om -n 4 -m 1 --engine fuz', 'Allowed choices are auto, exhaustive, symbolic, fuzz. Did you mean fuzz?'),
  usage('check om -n 4 -m 1 --solver ‘’', 'Allowed choices are auto, native, wasm.'),
  usage('check om -n 4 -m 1 --solver wsam', 'Allowed choices are auto, native, wasm. Did you mean wasm?'),
  usage('check om -n 4 -m 1 --accept sample', 'Allowed choices are sampled. Did you mean sampled?'),
  usage('check om -n 3 -m 1 --save ‘’', 'It must name a folder.'),
  usage('check om -n 4 -m 1 --certificate ‘’', 'It must name a folder.'),
  usage('check om -n 4 -m 1 --certificate', "option '--certificate <folder>' argument missing"),
  usage(
    'check om -n 4 -m 1 --engine fuzz --certificate c',
    'only the symbolic engine proves anything that could be certified, so --certificate does not go with --engine fuzz',
  ),
  usage(
    'check om -n 4 -m 1 --engine symbolic --no-reduction',
    '--no-reduction is for the exhaustive engine, and does not go with --engine symbolic; leave one of them out',
  ),
  usage(
    'check om -n 4 -m 1 --engine exhaustive --path 0:1',
    '--path is for the fuzz engine, and does not go with --engine exhaustive; leave one of them out',
  ),
  usage(
    'check om -n 4 -m 1 --path ‘’',
    'It must look like slice:run, e.g. 0:17, as it was printed; a slice has 128 runs.',
  ),
  usage('check om -n 9007199254740993 -m 1', 'n = 9007199254740992: n may be at most 128 here'),
  usage('check ./mine.ts -n 3', 'mine needs -m, how many traitors it is built for; for example: -n 4 -m 1'),
  usage('check ./mine.ts -n 3 -m 0 --param k=1', 'mine has no parameter “k”. It has none.'),
  usage(
    'check ./mine.ts -n 3 -m 0 --faults signed',
    'mine has no meaning under signed: its messages carry no signatures. It has one under byzantine, crash, loss, symmetric, omission, send-omission, receive-omission.',
  ),
  file('check ./min.ts -n 3 -m 0', 'there is no file ./min.ts; did you mean ./mine.ts?'),
  usage('--nope', "unknown option '--nope'"),
  usage('help chekc', "unknown command 'chekc'\n(Did you mean check?)"),
  usage('impossible', "missing required argument 'protocol'"),
  usage(
    'impossible om -n 3 -m 1 --faults byzantin',
    'there is no fault model “byzantin”. Did you mean byzantine? There are byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss, loss:k with k from 0 to 64, and faulty generals over lossy links, as in byzantine+loss:1.',
  ),
  usage(
    'impossible om -n 3 -m 1 --faults loss:0.1',
    'there is no fault model “loss:0.1”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. It is no probability. Write loss:1, or loss for any number.',
  ),
  usage(
    'impossible om -n 3 -m 1 --validity comander',
    'there is no validity “comander” for broadcast under byzantine. Did you mean commander? There is commander.',
  ),
  usage('impossible om -n 3 -m 1 --param k=1', 'om has no parameter “k”. It has none.'),
  usage('impossible om -n 3 -m 1 --values 1', 'values = 1: values must be at least 2'),
  usage('impossible om -n 3 -m 1 -t 7', 't = 7: there are only 3 generals'),
  usage('impossible om -n 0x3 -m 1', 'It must be written as a plain number: 3.'),
  usage('impossible om -n 3 -m 1 --max-memory 1e3', 'It must be written as a plain number: 1000.'),
  usage('impossible om -n 3 -m 1 --certificate ‘’', 'It must name a file.'),
  file(
    'impossible om -n 3 -m 1 --certificate empty-folder',
    'cannot write empty-folder: it is a folder; name a file in it',
  ),
  usage('impossible om -n 3 -m 1 --save ‘’', 'It must name a folder.'),
  usage(
    'impossible sm -n 3 -m 1',
    'the cover is not realisable: a loyal signature would have to be forged. In world 1, 2 would have to say “ATTACK:0.2” (ATTACK, signed by 0, then 2) to 1 in round 2, and 0, which is loyal there, has not signed that. Under signed the bound n > 3t does not hold: SM(t) withstands t traitors among any number of generals (Lamport, Shostak and Pease 1982, Theorem 2)',
  ),
  usage(
    'solvable -n 3 -t 1',
    'solvable needs --rounds, how many rounds a protocol may take; for example: strategos solvable -n 3 -t 1 --rounds 2 --faults byzantine',
  ),
  usage(
    'solvable -t 1 --rounds 1',
    'solvable needs -n, how many generals; for example: strategos solvable -n 3 -t 1 --rounds 2 --faults byzantine',
  ),
  usage('solvable -n 3 -t 1 --rounds -1', 'rounds = -1 must be a whole number from 0 to 16'),
  usage('solvable -n 3 -t 1 --rounds two', 'It must be a number.'),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --faults byzantin',
    'there is no fault model “byzantin”. Did you mean byzantine?',
  ),
  usage('solvable -n 3 -t 1 --rounds 1 --faults ‘’', 'there is no fault model “”.'),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --faults loss:x',
    'there is no fault model “loss:x”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:1, or loss for any number.',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --faults loss -t 1',
    'a coordinated attack is between two loyal generals over a lossy link: n = 2 and faults loss:k, not n = 3 and loss',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --problem consensu',
    'there is no problem “consensu”. Did you mean consensus? There are broadcast, consensus, coordinated-attack.',
  ),
  usage(
    'solvable -n 4 -t 1 --rounds 1 --problem coordinated-attack',
    'a coordinated attack is between two loyal generals over a lossy link: n = 2 and faults loss:k, not n = 4 and byzantine',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --problem broadcast --validity unanimity',
    'there is no validity “unanimity” for broadcast under byzantine. There is commander.',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --validity weak-unanimty',
    'there is no validity “weak-unanimty” for consensus under byzantine. Did you mean weak-unanimity? There are loyal-unanimity, weak-unanimity.',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --expect solvabel',
    'Allowed choices are solvable, impossible. Did you mean solvable?',
  ),
  usage('solvable -n 3 -t 1 --rounds 1 --max-memory 0', 'It must be a number above 0.'),
  usage('solvable -n 3 -t 1 --rounds 1 --certificate ‘’', 'It must name a file.'),
  file(
    'solvable -n 3 -t 1 --rounds 1 --certificate empty-folder',
    'cannot write empty-folder: it is a folder; name a file in it',
  ),
  usage('solvable om', "too many arguments for 'solvable'. Expected 0 arguments but got 1."),
  usage('diff', "missing required argument 'a'"),
  usage(
    'diff om om -n 4 -m 1 --engine fuz',
    'Allowed choices are auto, exhaustive, symbolic, fuzz. Did you mean fuzz?',
  ),
  usage('diff om om -n 4 -m 1 --expect same', 'Allowed choices are equivalent, different.'),
  usage('diff om om -n 4 -m 1 --expect diferent', 'Allowed choices are equivalent, different. Did you mean different?'),
  usage('diff om om -n 4 -m 1 --solver z3', 'Allowed choices are auto, native, wasm.'),
  usage(
    'diff om om -n 4 -m 1 --faults los',
    'there is no fault model “los”. Did you mean loss? There are byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss, loss:k with k from 0 to 64, and faulty generals over lossy links, as in byzantine+loss:1.',
  ),
  usage(
    'diff om om -n 4 -m 1 --faults signed',
    'om has no meaning under signed: its messages carry no signatures. It has one under byzantine, crash, loss, symmetric, omission, send-omission, receive-omission.',
  ),
  usage('diff om om -n 4 -m 1 --param k=1', 'neither of them has a parameter “k”. They have none.'),
  usage('diff om sm -n 4 -m 1 --values x', 'It must be a number.'),
  usage('diff om om -n 4 -m 1 -t 9', 't = 9: there are only 4 generals'),
  usage('diff om om -n 4 -m 1 --max-seconds 0', 'It must be a number above 0.'),
  usage('diff om om -n 4 -m 1 --certificate ‘’', 'It must name a folder.'),
  usage(
    'diff om om -n 4 -m 1 --engine exhaustive --certificate c',
    'only the symbolic engine proves anything, so --certificate does not go with --engine exhaustive',
  ),
  usage(
    'diff om handshake',
    'they cannot be compared: they solve different problems: om is for broadcast, handshake for coordinated-attack',
  ),
  usage('diff om ‘’ -n 4 -m 1', 'there is no protocol “”.'),
  file('diff om ./none.ts -n 4 -m 1', 'there is no file ./none.ts; did you mean ./mine.ts?'),
  file('diff om ./empty-folder -n 4 -m 1', './empty-folder is a folder; name the file that the protocol is in'),
];
