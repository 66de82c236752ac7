import { expect, it } from 'vitest'
import { stream } from '../test/samples'
import { changed, draftOf, EMPTY_DRAFT, fromLocal, toLocal } from './draft'

it('sends only what was changed, since what may not change is refused even when it stays the same', () => {
  const before = draftOf(stream({ status: 'live' }))

  expect(changed(before, { ...before, title: 'Another' })).toEqual({ title: 'Another' })
})

it('says nothing of a time when a new class has none', () => {
  expect(changed({}, { ...EMPTY_DRAFT, title: 'A class' })).not.toHaveProperty('scheduledAt')
})

it('takes a time away when its field was emptied', () => {
  const before = draftOf(stream({ scheduledAt: '2026-11-30T17:00:00Z' }))

  expect(changed(before, { ...before, scheduledAt: '' })).toEqual({ scheduledAt: null })
})

it('writes a time as the viewer reads it and sends the same instant', () => {
  expect(fromLocal(toLocal(new Date('2026-11-30T17:00:00Z')))).toBe('2026-11-30T17:00:00.000Z')
})
