import { Menu } from '@mantine/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { show } from '../test/page'
import { MenuOnDemand } from './MenuOnDemand'

const pin = vi.fn()

function showMenu(other?: HTMLElement) {
  show(
    <MenuOnDemand button={(opening) => <button {...opening}>What to do</button>}>
      {() => (
        <Menu.Item
          onClick={() => {
            pin()
            other?.focus()
          }}
        >
          Pin
        </Menu.Item>
      )}
    </MenuOnDemand>,
  )
}

const button = () => screen.getByRole('button', { name: 'What to do' })

describe('a menu that is there once it is wanted', () => {
  it('opens at the first press', async () => {
    showMenu()
    expect(screen.queryByRole('menuitem')).toBeNull()

    await userEvent.click(button())

    expect(await screen.findByRole('menuitem', { name: 'Pin' })).toBeTruthy()
    expect(button().getAttribute('aria-haspopup')).toBe('menu')
  })

  it.each(['a choice', 'leaving it'])('has its button at hand again after %s', async (how) => {
    showMenu()
    await userEvent.click(button())
    const item = await screen.findByRole('menuitem', { name: 'Pin' })

    await (how === 'a choice' ? userEvent.click(item) : userEvent.keyboard('{Escape}'))

    await vi.waitFor(() => expect(document.activeElement).toBe(button()))
  })

  it('leaves alone who was led elsewhere by their choice', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    showMenu(field)
    await userEvent.click(button())

    await userEvent.click(await screen.findByRole('menuitem', { name: 'Pin' }))
    await vi.waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull())

    expect(document.activeElement).toBe(field)
    field.remove()
  })
})
