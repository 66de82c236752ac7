import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accessToken } from '../session/session'
import { ADA, BEN, signedIn, signedOut } from '../test/session'
import { keepDraftsToTheirWriter, useDraft } from './drafts'

let stop: () => void
const draft = () => renderHook(() => useDraft('chat s1', '')).result

beforeEach(async () => {
  stop = keepDraftsToTheirWriter()
  await signedIn(BEN)
  const written = draft()
  act(() => written.current[1]('Between us'))
})

afterEach(async () => {
  await signedOut()
  stop()
})

it('is there for whoever wrote it', () => {
  expect(draft().current[0]).toBe('Between us')
})

it('is gone when its writer signs out', async () => {
  await signedOut()

  expect(draft().current[0]).toBe('')
})

describe('whose writer’s session has ended', () => {
  beforeEach(async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 401 })))
    await act(() => accessToken('token'))
  })

  it('is not there for somebody else who signs in', async () => {
    await signedIn(ADA)

    expect(draft().current[0]).toBe('')
  })

  it('is there for its writer who signs in again', async () => {
    await signedIn(BEN)

    expect(draft().current[0]).toBe('Between us')
  })
})
