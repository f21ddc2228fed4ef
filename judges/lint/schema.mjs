// schema.mjs SCHEMA.json...: compiles each JSON Schema of draft 2020-12 with ajv in its strict mode, which refuses keywords that it does not
// know, or that cannot do what they seem to. Exit 0: all compile; 1: some do not; 2: a file cannot be read.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'

const cache = process.env.LAKELIFT_CACHE || `${homedir()}/.cache/lakelift-judges`
const Ajv = createRequire(`${cache}/node/`)('ajv/dist/2020').default

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('schema.mjs: name a schema, such as infra/lakelift.schema.json')
  process.exit(2)
}
let total = 0
for (const file of files) {
  let schema
  try {
    schema = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    console.error(`${file}: ${error.message}`)
    process.exit(2)
  }
  const findings = new Set()
  const logger = { log: add, warn: add, error: add }
  function add(finding) {
    findings.add(String(finding))
  }
  try {
    new Ajv({ strict: 'log', logger }).compile(schema)
  } catch (error) {
    add(error.message)
  }
  findings.forEach(finding => console.log(`${file}: ${finding}`))
  total += findings.size
}
console.log(`schema: ${files.length} compiled in strict mode, ${total} findings`)
process.exitCode = total > 0 ? 1 : 0
