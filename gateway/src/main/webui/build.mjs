// Builds the pages into the folder given, with packed forms beside the files and a list of them. Does nothing when
// nothing changed since; fetches the libraries only when the lock file changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const out = resolve(process.argv[2])
const stamp = join(dirname(out), '..', '..', 'pages.stamp')
const installed = join(here, 'node_modules', '.installed')
const PACKED = /\.(js|css|html|svg|json|txt)$/
const WORTH_PACKING = 1024
const BUDGET = 250 * 1024

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(relative(here, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function is(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text
}

function run(program, ...args) {
  execFileSync(process.execPath, [program, ...args], { cwd: here, stdio: 'inherit' })
}

function install() {
  const lock = hashOf([join(here, 'package.json'), join(here, 'package-lock.json')])
  if (!is(installed, lock)) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    execFileSync(npm, ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' })
    writeFileSync(installed, lock)
  }
}

function pack(file) {
  const bytes = readFileSync(file)
  if (PACKED.test(file) && bytes.length > WORTH_PACKING) {
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    )
  }
}

/** What a viewer's browser has to load before the room is there. Charts and studio come when they are needed. */
function holdTheBudget() {
  const manifest = JSON.parse(readFileSync(join(out, '.vite', 'manifest.json'), 'utf8'))
  const needed = new Set()
  const need = (name) => {
    if (!needed.has(name)) {
      needed.add(name)
      manifest[name].imports?.forEach(need)
    }
  }
  need('index.html')
  need('src/watch/WatchPage.tsx')
  const size = [...needed].reduce((sum, name) => sum + gzipSync(readFileSync(join(out, manifest[name].file)), { level: 9 }).length, 0)
  console.log(`The viewer's page loads ${Math.round(size / 1024)} KB of packed script.`)
  if (size > BUDGET) {
    throw new Error(`The viewer's page may load ${BUDGET / 1024} KB of packed script at most.`)
  }
}

const top = ['package.json', 'package-lock.json', 'index.html', 'vite.config.ts', 'tsconfig.json', 'build.mjs']
const sources = hashOf([...top.map((name) => join(here, name)), ...filesBelow(join(here, 'src')), ...filesBelow(join(here, 'public'))])
install()
if (!is(stamp, sources) || !existsSync(join(out, 'files.txt'))) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  // The compiler of version 7 takes a fifth of the time; openapi-typescript reads with that of version 5.
  run('node_modules/typescript-7/bin/tsc', '--noEmit')
  run('node_modules/vite/bin/vite.js', 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn')
  holdTheBudget()
  rmSync(join(out, '.vite'), { recursive: true })
  const files = filesBelow(out)
  files.forEach(pack)
  writeFileSync(join(out, 'files.txt'), files.map((file) => relative(out, file).split(sep).join('/')).join('\n') + '\n')
  writeFileSync(stamp, sources)
}
