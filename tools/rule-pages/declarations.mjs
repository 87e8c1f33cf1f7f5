import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/**
 * What the comments in the core's sources say of a type and its members, so that a page says it in
 * the words of the definition. Only declarations are read; nothing is resolved or checked.
 */
export function readDeclarations(root = 'packages/core/src') {
  const declarations = new Map()
  for (const path of globSync(`${root}/**/*.ts`, {
    exclude: (it) => /\.test\.ts$/.test(String(it)),
  }))
    for (const statement of parse(path).statements)
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
        declarations.set(statement.name.text, statement)

  const find = (name) => {
    const found = declarations.get(name)
    if (found === undefined) throw new Error(`No type in ${root} is named ${name}.`)
    return found
  }
  return {
    /** The comment of a type. */
    commentOf: (name) => commentOf(find(name)),
    /** The comment of a member, by the path to it: `deadlines`, then `state`. */
    meaningOf(name, path) {
      let types = [find(name)]
      let meaning = ''
      for (const key of path) {
        const members = types.flatMap((it) => membersOf(it)).filter((it) => it.name?.text === key)
        meaning = members.map(commentOf).find((it) => it !== '') ?? ''
        types = members.map(({ type }) => type)
      }
      return meaning
    },
    /** The name of a member's type. */
    typeNameOf(name, key) {
      const member = membersOf(find(name)).find((it) => it.name?.text === key)
      if (!member?.type || !ts.isTypeReferenceNode(member.type))
        throw new Error(`${name} has no member ${key} of a named type.`)
      return member.type.typeName.getText()
    },
    /** The texts of a union such as `'a' | 'b'`. */
    textsOf: (name) => textsOf(find(name).type),
  }

  /** The members of an object type, of all alternatives of a union, of what a list consists of. */
  function membersOf(node) {
    if (node === undefined) return []
    if (ts.isInterfaceDeclaration(node)) {
      const inherited = (node.heritageClauses ?? []).flatMap(({ types }) => types)
      return [
        ...node.members,
        ...inherited.flatMap(({ expression }) => named(expression.getText())),
      ]
    }
    if (ts.isTypeAliasDeclaration(node)) return membersOf(node.type)
    if (ts.isTypeLiteralNode(node)) return [...node.members]
    if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node))
      return node.types.flatMap((it) => membersOf(it))
    if (ts.isArrayTypeNode(node)) return membersOf(node.elementType)
    if (ts.isTypeOperatorNode(node) || ts.isParenthesizedTypeNode(node)) return membersOf(node.type)
    if (ts.isTypeReferenceNode(node)) return named(node.typeName.getText())
    return []
  }

  function named(name) {
    const found = declarations.get(name)
    return found === undefined ? [] : membersOf(found)
  }
}

function parse(path) {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
}

function textsOf(node) {
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(textsOf)
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? [node.literal.text] : []
}

function commentOf(node) {
  const [comment] = node.jsDoc ?? []
  return ts.getTextOfJSDocComment(comment?.comment) ?? ''
}
