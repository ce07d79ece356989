/**
 * Files that are not what they should be, and places where nothing can be written.
 */
import { ownProtocol } from '../own-protocol.ts';
import type { BadInput } from './case.ts';
import { counterexampleWith } from './files.ts';

const FILES = {
  'mine.ts': ownProtocol(),
  'e.json': '{"schema":"strategos/expectations/1","cells":[{"protocol":"om","n":3,"m":0,"verdict":"holds"}]}',
  'corpus/.keep': '',
  'a.json': counterexampleWith('t', 1),
  'twice.json': counterexampleWith('t', 1).replace('"t":1', '"t":1,"t":2'),
  'bytes.json': Uint8Array.from([123, 34, 0xff, 34, 58, 49, 125]),
  'cut.json': '{',
  'empty.json': '',
  'list.json': '[]',
  'null.json': 'null',
};

const there = (line: string, says: string, exit: BadInput['exit'] = 65): BadInput => ({
  line,
  exit,
  says,
  files: FILES,
});

export const places: readonly BadInput[] = [
  there(
    'regress --expectations e.json --corpus corpus --junit mine.ts',
    'mine.ts is there already, and is no report of “strategos regress”; choose another name',
  ),
  there(
    'regress --expectations e.json --corpus corpus --junit corpus',
    'corpus is a folder; name a file, such as corpus/junit.xml',
  ),
  there(
    'regress --expectations e.json --corpus corpus --summary corpus',
    'corpus is a folder; name a file, such as corpus/summary.md',
  ),
  there('regress --expectations corpus', 'corpus is a folder; name a file, such as corpus/expectations.json'),
  there(
    'regress --expectations e.json --corpus e.json',
    'e.json is a file; name the folder that counterexamples are kept in',
  ),
  there('regress --expectations none.json', 'cannot read none.json: there is no such file'),
  there(
    'check om -n 3 -m 1 --save mine.ts',
    'cannot write mine.ts/om/validity-n3-m1.json: a file is in the way of a folder. Nothing was written to it; choose another folder',
  ),
  there(
    'check om -n 4 -m 1 --solver wasm --certificate mine.ts',
    'cannot write the certificate to mine.ts: a file is in the way of a folder. Nothing was left there; choose another folder',
  ),
  there(
    'check om -n 4 -m 1 --solver wasm --certificate mine.ts/below',
    'cannot write the certificate to mine.ts/below: a file is in the way of a folder. Nothing was left there; choose another folder',
  ),
  there('draw a.json --out mine.ts', 'mine.ts: a picture’s name ends in .svg, .png or .pdf', 64),
  there('draw a.json --out a.gif', 'a.gif: a picture’s name ends in .svg, .png or .pdf', 64),
  there('draw a.json --out a', 'a: a picture’s name ends in .svg, .png or .pdf', 64),
  there('draw mine.ts', 'mine.ts: it is not JSON: line 2, column 1: “import” stands where a value should be'),
  there('draw cut.json', 'cut.json: it is not JSON, perhaps cut short'),
  there('draw corpus', 'cannot read corpus: it is a folder; name a file in it'),
  there(
    'replay a.json --format csv --out mine.ts',
    'mine.ts is there already, and is something else; choose another name',
  ),
  there('replay a.json --format csv --out corpus', 'cannot write corpus: it is a folder; name a file in it'),
  there('replay a.json --out x.csv', '--out is the file of a trace; add --format itf|shiviz|mermaid|plantuml|csv', 64),
  there('replay corpus', 'cannot read corpus: it is a folder; name a file in it'),
  there('replay mine.ts', 'mine.ts: it is not JSON: line 2, column 1: “import” stands where a value should be'),
  there(
    'replay bytes.json',
    'bytes.json: line 1, column 3: byte FF (number 3 of the file) is no UTF-8; save the file as UTF-8',
  ),
  there(
    'replay twice.json',
    'twice.json: line 1, column 286: the key "t" stands twice in one object; take one of them away',
  ),
  there('replay cut.json', 'cut.json: it is not JSON, perhaps cut short'),
  there('replay empty.json', 'empty.json: the file is empty'),
  there(
    'replay list.json',
    'list.json: it must be an object, { … }, and is a list of 0: this is no counterexample of Strategos',
  ),
  there(
    'replay null.json',
    'null.json: it must be an object, { … }, and is null: this is no counterexample of Strategos',
  ),
  there(
    'replay e.json',
    'e.json: schema: it must be "strategos/counterexample/1", and is "strategos/expectations/1": this is no counterexample of Strategos',
  ),
  there('replay a.json none.json', 'cannot read none.json: there is no such file'),
  there('certify mine.ts', 'mine.ts: it is not JSON: line 2, column 1: “import” stands where a value should be'),
  there(
    'certify a.json',
    'a.json: schema: it must be "strategos/argument/1" or "strategos/unsolvable/1", and is "strategos/counterexample/1": this is no argument of Strategos',
  ),
  there('certify corpus', 'cannot read corpus/manifest.json: there is no such file'),
  there(
    'certify bytes.json',
    'bytes.json: line 1, column 3: byte FF (number 3 of the file) is no UTF-8; save the file as UTF-8',
  ),
  there('certify empty.json', 'empty.json: the file is empty'),
  there(
    'impossible om -n 3 -m 1 --certificate mine.ts',
    'mine.ts is there already, and is something else; choose another name',
  ),
  there(
    'impossible om -n 3 -m 1 --save mine.ts',
    'cannot write mine.ts/om/validity-n3-m1.json: a file is in the way of a folder. Nothing was written to it; choose another folder',
  ),
  there(
    'init mine.ts',
    'cannot write mine.ts/counterexamples/corpus.spec.ts: a file is in the way of a folder; choose another folder',
  ),
  there('init . --name Ünsinn', '“Ünsinn” is no name for a protocol: use lower-case words joined by hyphens', 64),
  there('init . --name ‘’', '“” is no name for a protocol: use lower-case words joined by hyphens', 64),
  there(
    'solvable -n 3 -t 1 --rounds 1 --certificate mine.ts',
    'mine.ts is there already, and is something else; choose another name',
  ),
];
