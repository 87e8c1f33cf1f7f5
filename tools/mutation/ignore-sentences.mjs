// A plugin for the mutation tester: leaves the words of sentences alone. A message, a reason or a
// description may be worded otherwise without being wrong; codes, names, patterns and separators may
// not, and these hold no blank between two words. Everything else is mutated.
const SENTENCE = /\p{L}[\p{L},.:;!?)]* [(]?[\p{L}$]|^ ?\p{L}+ | \p{L}+ ?$/u

export const strykerPlugins = [{ kind: 'Ignore', name: 'sentences', value: { shouldIgnore } }]

function shouldIgnore({ node }) {
  if (node.type === 'StringLiteral' && SENTENCE.test(node.value)) return 'words of a sentence'
  if (node.type !== 'TemplateLiteral' || !node.expressions.every(isPlain)) return undefined
  const text = node.quasis.map(({ value }) => value.raw).join('$')
  return SENTENCE.test(text) ? 'words of a sentence' : undefined
}

/** What a mutant could be made of stays in: a condition inside a sentence is a condition. */
function isPlain({ type }) {
  return type === 'Identifier' || type === 'MemberExpression'
}
