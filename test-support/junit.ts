/**
 * What readers of JUnit XML ask for: Jenkins’ schema (junit-10.xsd), as far as it goes, with the attributes `file` and `line` of
 * a test case, which GitLab and others read and the schema has not; and that the counts are right, which no schema can say.
 */
import type { XmlElement } from './xml.ts';
import { elementsCalled } from './xml.ts';

interface Rule {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly children: readonly string[];
  readonly text: boolean;
}

const said: Rule = { required: [], optional: ['type', 'message'], children: [], text: true };

const rules: Readonly<Record<string, Rule>> = {
  testsuites: {
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'errors'],
    children: ['testsuite'],
    text: false,
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url', 'group'],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
    text: false,
  },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group', 'file', 'line'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    text: false,
  },
  failure: said,
  error: said,
  skipped: said,
  'system-out': { required: [], optional: [], children: [], text: true },
};

const formOf = ({ name, attributes, children, text }: XmlElement): readonly string[] => {
  const rule = rules[name];
  if (rule === undefined) return [`nobody knows <${name}>`];
  const given = Object.keys(attributes);
  return [
    ...rule.required.filter((each) => !given.includes(each)).map((each) => `<${name}> has no ${each}`),
    ...given
      .filter((each) => !rule.required.includes(each) && !rule.optional.includes(each))
      .map((each) => `<${name}> may have no ${each}`),
    ...children.filter((child) => !rule.children.includes(child.name)).map((child) => `<${child.name}> in <${name}>`),
    ...(rule.text || text.trim() === '' ? [] : [`text in <${name}>`]),
    ...(attributes['time'] === undefined || /^\d+\.\d{3}$/.test(attributes['time']) ? [] : [`time in <${name}>`]),
    ...(attributes['line'] === undefined || /^[1-9]\d*$/.test(attributes['line']) ? [] : [`line in <${name}>`]),
    ...children.flatMap(formOf),
  ];
};

const counted = [
  ['tests', 'testcase'],
  ['failures', 'failure'],
  ['errors', 'error'],
  ['skipped', 'skipped'],
] as const;

const countsOf = (element: XmlElement): readonly string[] =>
  counted.flatMap(([attribute, name]) => {
    const given = element.attributes[attribute];
    const real = String(elementsCalled(name, element).length);
    return given === undefined || given === real
      ? []
      : [`<${element.name}> says ${given} ${attribute}, and there are ${real}`];
  });

/** What a reader would stumble over in a document; nothing, in a good one. */
export const stumblingBlocks = (root: XmlElement): readonly string[] => [
  ...(root.name === 'testsuites' ? [] : ['the root is no <testsuites>']),
  ...formOf(root),
  ...[root, ...elementsCalled('testsuite', root)].flatMap(countsOf),
  ...elementsCalled('testcase', root)
    .filter(({ children }) => children.filter(({ name }) => name !== 'system-out').length > 1)
    .map(() => 'a test case with two outcomes'),
];
