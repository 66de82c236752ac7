// @vitest-environment node
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { expect, it } from 'vitest'
import description from './openapi.json'
import schema from './schema.d.ts?raw'

it('is what the description of the API says (npm run api makes it anew)', async () => {
  const nodes = await openapiTS(description as never, { alphabetize: true, rootTypes: false })

  expect(schema).toBe(`${COMMENT_HEADER}${astToString(nodes)}`)
})

it('has one name for the stream in all paths', () => {
  const names = Object.keys(description.paths).flatMap((path) => path.match(/^\/api\/livestream\/\{(\w+)\}/)?.slice(1) ?? [])

  expect([...new Set(names)]).toEqual(['streamId'])
})
