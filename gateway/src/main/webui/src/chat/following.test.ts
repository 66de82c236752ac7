import { beforeEach, describe, expect, it } from 'vitest'
import { Following } from './following'

describe('a list', () => {
  let list: Following

  beforeEach(() => {
    list = new Following()
    list.scrolled({ top: 1500, height: 2000, client: 500 }, 0)
  })

  it('follows its end while messages come faster than they are drawn', () => {
    list.scrolled({ top: 1500, height: 9000, client: 500 }, 10)

    expect(list.on).toBe(true)
  })

  it('follows its end when messages turn out to be smaller than they were thought to be', () => {
    list.scrolled({ top: 1100, height: 1900, client: 500 }, 10)
    list.scrolled({ top: 1000, height: 1900, client: 500 }, 30)

    expect(list.on).toBe(true)
  })

  it('follows its end when it puts its own place right long after', () => {
    list.scrolled({ top: 1160, height: 2000, client: 500 }, 5000)

    expect(list.on).toBe(true)
  })

  it.each([
    ['turns the wheel', () => list.moved(900)],
    ['holds the bar', () => list.hold(true)],
    ['searches in the page', () => {}],
  ])('stays where its reader goes who %s', (_, act) => {
    act()
    list.scrolled({ top: 900, height: 2000, client: 500 }, 1000)
    expect(list.on).toBe(false)
    list.scrolled({ top: 900, height: 3000, client: 500 }, 5000)

    expect(list.on).toBe(false)
  })

  it('is not carried on while its reader looks at the menu of a message, and follows its end afterwards', () => {
    list.rest(true)
    list.scrolled({ top: 1500, height: 3000, client: 500 }, 5000)
    expect([list.keepsUp, list.on]).toEqual([false, true])
    list.rest(false)

    expect(list.keepsUp).toBe(true)
  })

  it('follows again once its reader is back at the end, or wants to be', () => {
    list.moved(900)
    list.scrolled({ top: 1000, height: 2000, client: 500 }, 1000)
    list.scrolled({ top: 1490, height: 2000, client: 500 }, 5000)
    expect(list.on).toBe(true)

    list.moved(6000)
    list.scrolled({ top: 1000, height: 2000, client: 500 }, 6010)
    list.follow()

    expect(list.on).toBe(true)
  })
})
