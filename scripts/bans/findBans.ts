/**
 * Habits that no linter here knows, found in one source file:
 * 1. nothing in src/main/domain waits; 2. src/main/ports holds types only; 3. no rule is switched off in a comment and
 * nothing is left to do; 4. no test is skipped or focused; 5. files are named by the field's words.
 */
import { parseAst } from 'vite';

export interface Ban {
  readonly line: number;
  readonly message: string;
}

/** Every ban the file breaks; `path` is relative to the project, with forward slashes. */
export function findBans(path: string, text: string): readonly Ban[] {
  return [...bansOfName(path), ...bansOfText(path, text), ...bansOfSyntax(path, text)];
}

const VAGUE_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'data', 'info', 'misc']);
const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*(\.(test|spec|bench|config|web))?\.m?ts$/;
const COMPONENT = /^([A-Z][a-zA-Z0-9]*(\.test)?|main|[a-z][a-zA-Z0-9]*\.test)\.tsx$/;
const KEBAB_FOLDERS = /\/migrations\/|^test\/regression\//;

function bansOfName(path: string): readonly Ban[] {
  const name = path.split('/').at(-1) ?? path;
  const stem = name.split('.')[0] ?? name;
  if (VAGUE_NAMES.has(stem))
    return [{ line: 1, message: `"${stem}" names no concept; name the file after what it exports` }];
  const isNamed = path.endsWith('.tsx') ? COMPONENT.test(name) : CAMEL_CASE.test(name) || KEBAB_FOLDERS.test(path);
  return isNamed ? [] : [{ line: 1, message: 'modules are camelCase.ts, components PascalCase.tsx' }];
}

/** Written apart so that this file does not find itself. */
const SWITCHED_OFF = new RegExp(
  `(?:ox|es)lint-${'disable'}|@ts-${'(?:ignore|expect-error|nocheck)'}|prettier-${'ignore'}`,
);
const LEFT_TO_DO = new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'}|X${'XX'})\\b`);
const NOT_RUN = /\b(?:describe|it|test)\.(?:skip|only|todo|fixme)\b/;

function bansOfText(path: string, text: string): readonly Ban[] {
  return text.split('\n').flatMap((content, index) => {
    const line = index + 1;
    if (SWITCHED_OFF.test(content)) return [{ line, message: 'no rule is switched off in a comment' }];
    if (LEFT_TO_DO.test(content)) return [{ line, message: 'no note of work left; do it or leave it out' }];
    if (path.startsWith('test/') && NOT_RUN.test(content)) return [{ line, message: 'no skipped or focused tests' }];
    return [];
  });
}

function bansOfSyntax(path: string, text: string): readonly Ban[] {
  const isDomain = path.startsWith('src/main/domain/');
  const isPort = path.startsWith('src/main/ports/');
  if (!isDomain && !isPort) return [];
  const program = parseAst(text, { lang: 'ts' });
  const at = (node: { readonly start: number }): number => text.slice(0, node.start).split('\n').length;
  if (isPort)
    return program.body
      .filter((node) => !isTypeOnly(node))
      .map((node) => ({ line: at(node), message: 'ports hold types only' }));
  return waitingNodes(program).map((node) => ({ line: at(node), message: 'rules never wait' }));
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
}

const TYPE_DECLARATIONS = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration']);

function isTypeOnly(node: SyntaxNode): boolean {
  if (TYPE_DECLARATIONS.has(node.type)) return true;
  if ('importKind' in node) return node.importKind === 'type';
  if (!('exportKind' in node)) return false;
  return (
    node.exportKind === 'type' || ('declaration' in node && isNode(node.declaration) && isTypeOnly(node.declaration))
  );
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Every await, for await and async function below a node. */
function waitingNodes(value: unknown): readonly SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(waitingNodes);
  if (!isNode(value)) return [];
  const below = Object.values(value).flatMap(waitingNodes);
  const waits =
    value.type === 'AwaitExpression' ||
    ('await' in value && value.await === true) ||
    ('async' in value && value.async === true);
  return waits ? [value, ...below] : below;
}
