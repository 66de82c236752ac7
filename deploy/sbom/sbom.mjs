// Puts together what the suite is made of: the libraries of the services (from the Maven plugin) and those of the pages (from npm), as one
// CycloneDX document, and a report of their licences. Ends with 1 when a licence is not accepted.
//   node sbom.mjs <document of the Maven plugin> <folder of the pages> <folder for the results>
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from './licences.mjs'

const [libraries, pages, results] = process.argv.slice(2)
const rules = JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'licences.json'), 'utf8'))

const sbom = JSON.parse(readFileSync(libraries, 'utf8'))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const ofPages = JSON.parse(
  execFileSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'], {
    cwd: pages,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }),
)

sbom.components.push(...ofPages.components)
sbom.dependencies.push(...ofPages.dependencies)
mkdirSync(results, { recursive: true })
writeFileSync(join(results, 'sbom.json'), JSON.stringify(sbom, null, 2) + '\n')

const ours = (component) => component.group === sbom.metadata.component.group
const { lines, wrong } = check(sbom.components.filter((component) => !ours(component)), rules)
const byLicence = new Map()
for (const { name, licence } of lines) {
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), `- ${name}`])
}
const report = [...byLicence]
  .sort()
  .map(([licence, names]) => `## ${licence} (${names.length})\n${names.sort().join('\n')}\n`)
writeFileSync(join(results, 'licences.md'), `# Licences of what the suite ships\n\n${report.join('\n')}`)

if (wrong.length > 0) {
  console.error(`Licences (deploy/sbom/licences.json says which are accepted):\n  ${wrong.join('\n  ')}`)
  process.exit(1)
}
console.log(`${lines.length} components, all with licences that are accepted: ${join(results, 'licences.md')}`)
