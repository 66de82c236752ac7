import { expect, it } from 'vitest'
import { de } from './de'
import { en } from './en'
import { clock, duration, formatsOf } from './formats'

const keys = (part: object, path = ''): string[] =>
  Object.entries(part).flatMap(([key, value]) => (typeof value === 'object' ? keys(value as object, `${path}${key}.`) : [path + key]))

it('says everything in each language, codes of problems too', () => {
  expect(keys(de).sort()).toEqual(keys(en).sort())
})

it('says in each language what a field must be', () => {
  expect(de.problem.rule('must have 1 to 200 characters')).toBe('muss 1 bis 200 Zeichen haben')
  expect(de.problem.rule('must not be blank')).toBe('darf nicht leer bleiben')
  expect(en.problem.rule('must not be blank')).toBe('must not be blank')
})

it('writes times and numbers as the viewer’s place does', () => {
  expect(formatsOf('de-DE').number(1234.5)).toBe('1.234,5')
  expect(formatsOf('en-GB').number(1234.5)).toBe('1,234.5')
  expect(formatsOf('en').relative('2026-11-22T12:00:00Z', Date.parse('2026-11-22T10:00:00Z'))).toBe('in 2 hours')
})

it('counts as a clock does, and names lengths in words', () => {
  expect([clock(5), clock(65), clock(3_723)]).toEqual(['00:05', '01:05', '1:02:03'])
  expect([duration(45), duration(720), duration(3_900)]).toEqual(['45 s', '12 min', '1 h 05 min'])
})
