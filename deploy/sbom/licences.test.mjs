import assert from 'node:assert/strict'
import test from 'node:test'
import { check } from './licences.mjs'

const rules = { accepted: ['MIT', 'ISC'], names: { 'The MIT Licence': 'MIT' }, given: {} }
const library = (...licenses) => ({ group: 'org.example', name: 'a', version: '1', purl: 'pkg:maven/org.example/a@1', licenses })
const wrong = (component, more = {}) => check([component], { ...rules, ...more }).wrong

test('a licence that is not on the list is refused', () => {
  assert.deepEqual(wrong(library({ license: { id: 'AGPL-3.0-only' } })), [
    'org.example:a 1 has a licence that is not accepted: AGPL-3.0-only',
  ])
})

test('so is a component without one', () => {
  assert.deepEqual(wrong(library()), ['org.example:a 1 names no licence'])
})

test('one of several is enough', () => {
  assert.deepEqual(wrong(library({ license: { id: 'AGPL-3.0-only' } }, { license: { id: 'MIT' } })), [])
})

test('of an expression all that it asks for is needed', () => {
  assert.deepEqual(wrong(library({ expression: '(MIT OR GPL-2.0-only)' })), [])
  assert.deepEqual(wrong(library({ expression: 'MIT AND ISC' })), [])
  assert.equal(wrong(library({ expression: 'MIT AND GPL-2.0-only' })).length, 1)
  assert.equal(wrong(library({ expression: '(MIT OR ISC) AND GPL-2.0-only' })).length, 1)
})

test('words that begin like a licence are none', () => {
  assert.equal(wrong(library({ license: { name: 'MIT for everybody but you' } })).length, 1)
})

test('the words of the authors are known by the list', () => {
  assert.deepEqual(wrong(library({ license: { name: 'The MIT Licence' } })), [])
})

test('what the list gives to a component goes before what it says', () => {
  assert.deepEqual(wrong(library(), { given: { 'org.example:a': { licence: 'MIT', why: 'its LICENSE file' } } }), [])
})

test('what the list gives to nobody has to go', () => {
  assert.deepEqual(wrong(library({ license: { id: 'MIT' } }), { given: { gone: { licence: 'MIT', why: 'it was' } } }), [
    'gone is given a licence and is no longer there',
  ])
})
