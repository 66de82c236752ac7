import { Menu } from '@mantine/core'
import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { show } from '../test/page'
import { MenuOnDemand } from './MenuOnDemand'

const button = () => screen.getByRole('button', { name: 'What to do' })
const item = () => screen.getByRole('menuitem', { name: 'Pin' })

async function openMenu(choose: () => void = () => undefined) {
  show(
    <MenuOnDemand button={(opening) => <button {...opening}>What to do</button>}>
      {() => <Menu.Item onClick={choose}>Pin</Menu.Item>}
    </MenuOnDemand>,
  )
  expect(screen.queryByRole('menuitem')).toBeNull()
  await userEvent.click(button())
  await screen.findByRole('menuitem', { name: 'Pin' })
  act(() => item().focus())
}

/** What a menu that closes does to the focus it may do a little later. */
function andAWhileLater(close: () => void) {
  vi.useFakeTimers()
  close()
  act(() => vi.advanceTimersByTime(1_000))
  expect(screen.queryByRole('menuitem')).toBeNull()
}

describe('a menu that is there once it is wanted', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    ['a choice', () => fireEvent.click(item())],
    ['leaving it', () => fireEvent.keyDown(item(), { key: 'Escape' })],
  ])('has its button at hand again after %s', async (_, close) => {
    await openMenu()

    andAWhileLater(close)

    expect(document.activeElement).toBe(button())
  })

  it('leaves alone whom their choice led elsewhere', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    await openMenu(() => field.focus())

    andAWhileLater(() => fireEvent.click(item()))

    expect(document.activeElement).toBe(field)
    field.remove()
  })
})
