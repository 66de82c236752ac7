import { expect, it } from 'vitest'

const TESTS = import.meta.glob<string>(['../**/*.test.{ts,tsx}', '!../**/*.isolated.test.*'], { query: '?raw', import: 'default', eager: true })

it('is safe, since no test puts another module in the place of one that the next test has, too', () => {
  const unsafe = Object.entries(TESTS).filter(([, text]) => /vi\.(mock|doMock|resetModules)\(/.test(text))

  expect(unsafe.map(([file]) => file)).toEqual([])
})
