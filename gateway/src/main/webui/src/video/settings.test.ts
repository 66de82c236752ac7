import { expect, it } from 'vitest'
import { peerConfigurationOf } from './settings'

const STUN = { urls: 'stun:turn.example' }
const TURN = { urls: 'turn:turn.example', username: 'class', credential: 'secret' }

it('uses the servers that the operator has named', () => {
  expect(peerConfigurationOf({ directViewers: 8, iceServers: [STUN, TURN] }).iceServers).toEqual([STUN, TURN])
})

it('uses no TURN server that there is no secret for, since no connection could be made with it', () => {
  const iceServers = [STUN, { urls: 'turn:turn.example' }, { urls: ['stun:turn.example', 'turns:turn.example'], username: 'class' }]

  expect(peerConfigurationOf({ directViewers: 8, iceServers }).iceServers).toEqual([STUN])
})
