/**
 * Which name means which binding, as JavaScript has it: blocks, functions, hoisting, parameters, imports.
 */
import type { Identifier, Program } from 'acorn';
import type { FunctionNode, SyntaxNode, Runner } from './syntax.ts';
import { isFunction, levelIn, namesIn, childNodes } from './syntax.ts';

/** A variable, a parameter, a function, a class, an import, or something global. */
export interface Binding {
  readonly name: string;
  /** What declares it: a new one is made whenever that runs. */
  readonly owner: Runner;
  readonly kind: 'global' | 'import' | 'parameter' | 'variable';
  /** The module that it is imported from; `null` if it is no import. */
  readonly from: string | null;
  /** Whether it is what a `catch` caught. */
  readonly isCaught: boolean;
  /** What it may be, or be a part of, as far as that is written down. */
  readonly given: SyntaxNode[];
  /** How many levels down in each of these it lies: `{ a: [x] }` puts `x` two down. */
  readonly levels: number[];
  /** Where it is named, besides its declaration. */
  readonly references: Identifier[];
}

interface Scope {
  readonly above: Scope | null;
  readonly owner: Runner;
  readonly names: Map<string, Binding>;
}

/** A tree, with what its names mean. */
export interface Scopes {
  readonly program: Program;
  readonly parentOf: (node: SyntaxNode) => SyntaxNode | null;
  /** What runs when this is evaluated. */
  readonly runnerOf: (node: SyntaxNode) => Runner;
  /** What a name means where it stands for a value; `null` where it does not. */
  readonly bindingOf: (name: SyntaxNode) => Binding | null;
  readonly bindings: readonly Binding[];
}

/** Methods that call what they are handed before they return, with the parts of what they are called on. */
export const CALLING: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'forEach',
  'from',
  'map',
  'reduce',
  'reduceRight',
  'replace',
  'replaceAll',
  'some',
  'sort',
  'toSorted',
]);

/** Blocks that have names of their own. */
const isBlock = ({ type }: SyntaxNode): boolean =>
  [
    'BlockStatement',
    'ForStatement',
    'ForInStatement',
    'ForOfStatement',
    'SwitchStatement',
    'CatchClause',
    'StaticBlock',
  ].includes(type);

/** Whether an identifier is only how a part is called, and stands for no value. */
const isLabel = (node: SyntaxNode, parent: SyntaxNode): boolean => {
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === node && !parent.computed;
    case 'Property':
      return parent.key === node && !parent.computed && !parent.shorthand;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.key === node && !parent.computed;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportAttribute':
    case 'MetaProperty':
      return true;
    case 'ExportSpecifier':
      return parent.local !== node;
    default:
      return false;
  }
};

/** What something may be: a part, so many levels down, of an expression. */
interface Given {
  readonly node: SyntaxNode;
  readonly level: number;
}

/** What a function is handed as its parameter of that number, where it is handed to a method that calls it. */
const handed = (made: FunctionNode, parent: SyntaxNode | null, number: number): readonly Given[] => {
  if (parent?.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return [];
  const { callee } = parent;
  const [first, second] = parent.arguments;
  const method = callee.property.type === 'Identifier' ? callee.property.name : '';
  if (!CALLING.has(method) || !parent.arguments.some((argument) => argument === made)) return [];
  if (method === 'from') return number === 0 && first !== undefined ? [{ node: first, level: 1 }] : [];
  const element = { node: callee.object, level: 1 };
  const whole = { node: callee.object, level: 0 };
  if (method === 'sort' || method === 'toSorted') return [element];
  const folds = method.startsWith('reduce');
  if (folds && number === 0) return second === undefined ? [element] : [{ node: second, level: 0 }];
  if (number === (folds ? 1 : 0)) return [element];
  return number === (folds ? 3 : 2) ? [whole] : [];
};

/** What the names in a tree mean. */
export const scopesOf = (program: Program): Scopes => {
  const parents = new Map<SyntaxNode, SyntaxNode>();
  const runners = new Map<SyntaxNode, Runner>();
  const meant = new Map<SyntaxNode, Binding>();
  const scopes = new Map<SyntaxNode, Scope>();
  const bindings: Binding[] = [];
  const declared = new Set<SyntaxNode>();

  const outermost: Scope = { above: null, owner: program, names: new Map() };
  const top: Scope = { above: outermost, owner: program, names: new Map() };

  const bind = (
    scope: Scope,
    name: SyntaxNode & { readonly type: 'Identifier' },
    kind: Binding['kind'],
    given: readonly Given[],
    from: string | null = null,
    isCaught = false,
  ): void => {
    const before = scope.names.get(name.name);
    const binding = before ?? {
      name: name.name,
      owner: scope.owner,
      kind,
      from,
      isCaught,
      given: [],
      levels: [],
      references: [],
    };
    binding.given.push(...given.map(({ node }) => node));
    binding.levels.push(...given.map(({ level }) => level));
    declared.add(name);
    meant.set(name, binding);
    if (before !== undefined) return;
    scope.names.set(name.name, binding);
    bindings.push(binding);
  };

  /** Where `var` declares: the nearest function, or the module. */
  const ofRunner = (scope: Scope): Scope => {
    let at = scope;
    while (at.above !== null && at.above !== outermost && at.above.owner === at.owner) at = at.above;
    return at;
  };

  const declareParameters = (made: FunctionNode, inside: Scope, parent: SyntaxNode | null): void => {
    for (const [number, parameter] of made.params.entries())
      for (const name of namesIn(parameter)) {
        const level = levelIn(parameter, name) ?? 0;
        const given = handed(made, parent, number).map((each) => ({ ...each, level: each.level + level }));
        bind(inside, name, 'parameter', given);
      }
  };

  const declare = (node: SyntaxNode, scope: Scope): void => {
    switch (node.type) {
      case 'ImportDeclaration':
        for (const { local } of node.specifiers) bind(scope, local, 'import', [], String(node.source.value));
        return;
      case 'VariableDeclaration': {
        const where = node.kind === 'var' ? ofRunner(scope) : scope;
        const loop = parents.get(node);
        const each = loop?.type === 'ForOfStatement' && loop.left === node ? [{ node: loop.right, level: 1 }] : [];
        for (const { id, init } of node.declarations)
          for (const name of namesIn(id)) {
            const given = init === null || init === undefined ? each : [{ node: init, level: 0 }];
            const down = levelIn(id, name) ?? 0;
            bind(
              where,
              name,
              'variable',
              given.map(({ node: made, level }) => ({ node: made, level: level + down })),
            );
          }
        return;
      }
      case 'CatchClause':
        if (node.param !== null && node.param !== undefined)
          for (const name of namesIn(node.param)) bind(scope, name, 'variable', [], null, true);
        return;
      default:
    }
  };

  /** Go through a tree, and note what each scope declares. */
  const enter = (node: SyntaxNode, parent: SyntaxNode | null, scope: Scope, runner: Runner): void => {
    if (parent !== null) parents.set(node, parent);
    runners.set(node, runner);
    // In a block a function is declared for the block, as in a module everything is strict.
    const named = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration' ? node.id : null;
    if (named !== null) bind(scope, named, 'variable', [{ node, level: 0 }]);
    let inside = scope;
    let running = runner;
    if (isFunction(node)) {
      inside = { above: scope, owner: node, names: new Map() };
      running = node;
      if (node.type === 'FunctionExpression' && node.id !== null && node.id !== undefined)
        bind(inside, node.id, 'variable', [{ node, level: 0 }]);
      declareParameters(node, inside, parent);
    } else if (isBlock(node)) inside = { above: scope, owner: runner, names: new Map() };
    else if (node.type === 'ClassExpression' && node.id !== null && node.id !== undefined) {
      inside = { above: scope, owner: runner, names: new Map() };
      bind(inside, node.id, 'variable', [{ node, level: 0 }]);
    }
    scopes.set(node, inside);
    declare(node, inside);
    for (const part of childNodes(node)) enter(part, node, inside, running);
  };

  const found = (name: string, scope: Scope): Binding => {
    for (let at: Scope | null = scope; at !== null; at = at.above) {
      const binding = at.names.get(name);
      if (binding !== undefined) return binding;
    }
    const binding: Binding = {
      name,
      owner: program,
      kind: 'global',
      from: null,
      isCaught: false,
      given: [],
      levels: [],
      references: [],
    };
    outermost.names.set(name, binding);
    bindings.push(binding);
    return binding;
  };

  const resolve = (node: SyntaxNode): void => {
    const parent = parents.get(node);
    if (node.type === 'Identifier' && !declared.has(node) && parent !== undefined && !isLabel(node, parent)) {
      const binding = found(node.name, scopes.get(node) ?? top);
      if (!meant.has(node)) binding.references.push(node);
      meant.set(node, binding);
      if (parent.type === 'AssignmentExpression' && parent.left === node) {
        binding.given.push(parent.right);
        binding.levels.push(0);
      }
    }
    for (const part of childNodes(node)) resolve(part);
  };

  runners.set(program, program);
  scopes.set(program, top);
  for (const part of childNodes(program)) enter(part, program, top, program);
  for (const part of childNodes(program)) resolve(part);
  return {
    program,
    parentOf: (node) => parents.get(node) ?? null,
    runnerOf: (node) => runners.get(node) ?? program,
    bindingOf: (name) => meant.get(name) ?? null,
    bindings,
  };
};
