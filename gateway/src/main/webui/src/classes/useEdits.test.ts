import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Stream } from '../api/types'
import { stream } from '../test/samples'
import { useEdits } from './useEdits'

/** The form of a class, as a page that was just loaded has it. */
const form = (of?: Stream) => renderHook(() => useEdits(of)).result

function typed(of?: Stream) {
  const edits = form(of)
  act(() => edits.current.set('tags', ['maths']))
  return edits
}

it('are those of one class, or of a new one', () => {
  typed(stream({ id: 's1' }))

  expect(form(stream({ id: 's1' })).current.fields).toEqual({ tags: ['maths'] })
  expect(form(stream({ id: 's2' })).current.fields).toEqual({})
  expect(form().current.fields).toEqual({})
})

it('are saved over the version that they were begun over, whatever the class has become since', () => {
  typed(stream({ version: 1 }))
  const later = form(stream({ version: 2 }))
  act(() => later.current.set('title', 'Fractions'))

  expect(later.current.over).toBe(1)
})

it('are kept but for those that were saved, which others are saved over', () => {
  const edits = typed(stream({ version: 1 }))
  act(() => edits.current.set('title', 'Fractions'))
  act(() => edits.current.goOnOver(2, { tags: ['maths'] }))

  expect(form(stream({ version: 2 })).current).toMatchObject({ fields: { title: 'Fractions' }, over: 2 })
})

it('are gone once all of them were saved, though the page was left by then', () => {
  const { result: edits, unmount } = renderHook(() => useEdits(stream({ version: 1 })))
  act(() => edits.current.set('title', 'Fractions'))
  unmount()
  edits.current.goOnOver(2, { title: 'Fractions' })

  expect(form(stream({ version: 2 })).current).toMatchObject({ fields: {}, over: 2 })
  expect(sessionStorage).toHaveLength(0)
})
