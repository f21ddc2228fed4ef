// flat.mjs DEFINITION.asl.json...: finds expressions whose depth grows with a list, in JSONata's reference engine, as far as its syntax tree tells.
// That engine evaluates the members of an array or object at once, and its guard against endless recursion (levels in, levels out) counts
// the first of them in and not out again: each array or object of two members or more that is built for each item of a list, in a step of
// a path, a predicate, a sort term or a function, costs a level that is not given back, and a hundred end the expression.
// Exit 0: none; 1: some; 2: a definition or an expression cannot be read.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'

const cache = process.env.LAKELIFT_CACHE || `${homedir()}/.cache/lakelift-judges`
const jsonata = createRequire(`${cache}/node/`)('jsonata')

/** Each {% … %} of a definition, with the place where it stands. */
function* expressions(node, place = '') {
  if (typeof node === 'string' && node.startsWith('{%')) yield [place, node.slice(2, -2).trim()]
  else if (node && typeof node === 'object') for (const [name, member] of Object.entries(node)) yield* expressions(member, place ? `${place}/${name}` : name)
}

/** What is built anew for each item. `each`: this part of the tree is evaluated once for every item of a list. */
function* growing(node, each) {
  if (Array.isArray(node)) { for (const one of node) yield* growing(one, each); return }
  if (!node || typeof node !== 'object') return
  if (node.type === 'lambda') { yield* growing(node.body, true); return }
  if (node.type === 'path') {
    for (const [at, step] of node.steps.entries()) yield* growing(step, each || at > 0)
    yield* group(node.group, each)
    return
  }
  if (node.type === 'unary' && node.value === '[' && each && node.expressions.length > 1) yield `an array of ${node.expressions.length} at ${node.position}`
  if (node.type === 'unary' && node.value === '{' && each && node.lhs.length > 1) yield `an object of ${node.lhs.length} at ${node.position}`
  for (const [name, member] of Object.entries(node)) {
    if (name === 'group') yield* group(member, each)
    else if (name === 'lhs' && node.value === '{') for (const pair of member) yield* growing(pair, each)
    else yield* growing(member, each || ['predicate', 'stages', 'terms'].includes(name))
  }
}

/** Its keys and values are evaluated for each item; the object itself is one. */
function* group(node, each) {
  for (const pair of node?.lhs ?? []) yield* growing(pair, true)
}

let found = 0, count = 0, unread = 0
for (const file of process.argv.slice(2)) {
  for (const [place, source] of expressions(JSON.parse(readFileSync(file, 'utf8')))) {
    count++
    try {
      for (const what of growing(jsonata(source).ast(), false)) { found++; console.log(`${file}: ${place}: ${what}: ${source.slice(0, 200)}`) }
    } catch (error) { unread++; console.log(`${file}: ${place}: ${error.message ?? error}`) }
  }
}
console.log(`flat: ${count} expressions, ${found} findings`)
process.exit(unread || count === 0 ? 2 : found ? 1 : 0)
