import { expect, it } from 'vitest'
import { airOf, isLive } from './air'

const FACTS = { status: 'live', call: null, asking: false } as const

it.each([
  ['nothing has begun', { status: 'scheduled' }, 'off'],
  ['the start is not answered yet', { status: 'scheduled', call: 'start' }, 'starting'],
  ['the class is live, though the start is not answered yet', { call: 'start' }, 'on'],
  ['the teacher is asked whether to end it', { asking: true }, 'asking'],
  ['the end is not answered yet', { asking: true, call: 'stop' }, 'ending'],
  ['the class is over, though its teacher is still asked', { status: 'ended', asking: true, call: 'stop' }, 'over'],
  ['the class will not take place', { status: 'cancelled' }, 'over'],
] as const)('knows where the class is when %s', (_, facts, air) => {
  expect(airOf({ ...FACTS, ...facts })).toBe(air)
})

it('is live from the start to the end', () => {
  expect((['off', 'starting', 'on', 'asking', 'ending', 'over'] as const).filter(isLive)).toEqual(['on', 'asking', 'ending'])
})
