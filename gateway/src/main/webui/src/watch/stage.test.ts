import { expect, it } from 'vitest'
import { stream } from '../test/samples'
import { stageOf } from './stage'

const FACTS = { stream: stream(), seat: 'taken' as const, ending: null, gone: false, video: { phase: 'playing' as const, stream: null } }

it.each([
  ['the picture plays', {}, 'picture'],
  ['the camera is off', { video: { phase: 'playing', stream: null, shown: { picture: false, sound: true } } }, 'camera-off'],
  ['only the microphone is off', { video: { phase: 'playing', stream: null, shown: { picture: true, sound: false } } }, 'picture'],
  ['nobody sends a picture', { video: { phase: 'waiting', stream: null } }, 'no-picture'],
  ['all places with picture are taken', { video: { phase: 'full', stream: null } }, 'picture-full'],
  ['all seats are taken', { seat: 'full' }, 'full'],
  ['the class has not begun', { stream: stream({ status: 'scheduled' }) }, 'before'],
  ['the class is over', { stream: stream({ status: 'ended' }) }, 'ended'],
  ['one was removed, whatever else is so', { ending: 'removed', stream: stream({ status: 'ended' }) }, 'removed'],
  ['one’s account was disabled', { ending: 'disabled' }, 'disabled'],
  ['the room has closed the connection', { ending: 'rejected' }, 'rejected'],
  ['the class ended and the room has closed the connection', { ending: 'rejected', stream: stream({ status: 'ended' }) }, 'ended'],
  ['the class was deleted', { gone: true }, 'gone'],
])('says what is so when %s', (_, facts, stage) => {
  expect(stageOf({ ...FACTS, ...facts } as never)).toBe(stage)
})
