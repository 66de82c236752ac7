// Makes a JSON schema of each kind in kinds.ts, in the folder given; a field that a type does not have is an error in it.
// Does nothing when nothing changed since; fetches the types only when the lock file changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const out = resolve(process.argv[2])

function hashOf(...files) {
  const hash = createHash('sha256')
  files.forEach((file) => hash.update(readFileSync(join(here, file))))
  return hash.digest('hex')
}

function is(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text
}

const installed = join(here, 'node_modules', '.installed')
const lock = hashOf('package.json', 'package-lock.json')
if (!is(installed, lock)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // The packages ask for a newer Node than their types need; no code of theirs is run.
  execFileSync(npm, ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: here, stdio: 'inherit' })
  writeFileSync(installed, lock)
}

const stamp = join(out, '.made')
const made = hashOf('package.json', 'package-lock.json', 'kinds.ts', 'build.mjs')
if (!is(stamp, made)) {
  const tsj = await import('ts-json-schema-generator')
  const config = {
    ...tsj.DEFAULT_CONFIG,
    path: join(here, 'kinds.ts'),
    tsconfig: join(here, 'tsconfig.json'),
    additionalProperties: false,
    expose: 'none',
    jsDoc: 'none',
    topRef: false,
    // Those of the packages are not ours to check; that what is imported is there is.
    skipTypeCheck: true,
  }
  const program = tsj.createProgram(config)
  const generator = new tsj.SchemaGenerator(program, tsj.createParser(program, config), tsj.createFormatter(config), config)
  const kinds = [...readFileSync(config.path, 'utf8').matchAll(/^export (?:type|interface) (\w+)/gm)].map((found) => found[1])
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  for (const kind of kinds) {
    const schema = generator.createSchema(kind)
    if (schema.type !== 'object' || schema.additionalProperties !== false) {
      throw new Error(`The types of ${kind} are not found.`)
    }
    writeFileSync(join(out, `${kind}.json`), JSON.stringify(schema))
  }
  writeFileSync(stamp, made)
  console.log(`Made the schemas of ${kinds.length} kinds of objects.`)
}
