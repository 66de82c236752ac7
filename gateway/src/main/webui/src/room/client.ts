import { backOff, closingOf, type Ending } from './closing'
import { BEGINNING, Heard } from './heard'
import { parseFrame, protocolsFor, type ClientFrame, type Frame } from './protocol'

export type Connection = 'connecting' | 'open' | 'lost' | 'over'

/** What the client tells: frames in the order in which they count, and how the connection is. */
export interface RoomListener {
  frames(frames: Frame[]): void
  connection(state: Connection, ending?: Ending): void
}

/** What the client needs of the world, so that a test can be the world. */
export interface RoomWorld {
  open(url: string, protocols: string[]): WebSocket
  /** The token to come in with, which is another one than that which was refused. Null for somebody who is not signed in. */
  token(refused: string | null): Promise<string | null>
  setTimeout(action: () => void, millis: number): number
  clearTimeout(timer: number): void
  random(): number
}

const BATCH_MILLIS = 25
const PING_MILLIS = 20_000
const PONG_MILLIS = 10_000
/** For the socket to open and the room to say welcome. */
const WELCOME_MILLIS = 15_000
/** Refused upgrades look like any lost connection; after so many of them the token may be why. */
const SUSPICIOUS = 3

/**
 * One person's socket to one room. It comes back by itself after whatever happened, asks for what it missed, and hands on
 * each numbered frame once and in order. What arrives within a few milliseconds is handed on together.
 */
export class RoomClient {
  private socket: WebSocket | null = null
  private readonly heard = new Heard()
  private attempt = 0
  private queue: Frame[] = []
  private flushing: number | null = null
  private retrying: number | null = null
  private pinging: number | null = null
  private closed = false
  private token: string | null = null
  /** The token with which nobody comes in any more, since the room has said that it is over. */
  private refused: string | null = null

  constructor(
    private readonly url: string,
    private readonly listener: RoomListener,
    private readonly world: RoomWorld,
  ) {}

  start() {
    this.closed = false
    this.listener.connection('connecting')
    void this.connect()
  }

  close() {
    this.closed = true
    this.stopTimers()
    const socket = this.socket
    this.socket = null
    socket?.close(1000)
  }

  /** Whether the frame could be handed to an open socket; what becomes of it comes as a frame. */
  send(frame: ClientFrame): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return false
    }
    this.socket.send(JSON.stringify(frame))
    return true
  }

  /** The network is said to be back: there is no sense in waiting out the delay. */
  hurry() {
    if (this.retrying !== null) {
      this.world.clearTimeout(this.retrying)
      this.retrying = null
      void this.connect()
    }
  }

  /** Somebody looks at the room again. A device that slept may have lost the connection without knowing. */
  wake() {
    this.hurry()
    if (this.socket !== null) {
      this.check(this.socket, PONG_MILLIS)
    }
  }

  /** The network is said to be gone, which the socket itself would notice much later. */
  doubt() {
    if (this.socket !== null) {
      this.check(this.socket, 2_000)
    }
  }

  private async connect(suspected: string | null = this.refused) {
    const token = await this.world.token(suspected).catch(() => null)
    if (this.closed) {
      return
    }
    if (token === null) {
      this.lost()
      return
    }
    this.token = token
    const socket = this.world.open(this.url + this.heard.query, protocolsFor(token))
    this.socket = socket
    socket.onmessage = (message) => this.receive(socket, message.data)
    socket.onclose = (close) => this.left(socket, close.code, close.reason)
    this.giveUpIn(WELCOME_MILLIS, socket)
  }

  private receive(socket: WebSocket, text: unknown) {
    if (socket !== this.socket) {
      return
    }
    this.watch(socket)
    const frame = parseFrame(text)
    const news = frame === null ? [] : this.heard.hear(frame)
    if (news.length === 0) {
      return
    }
    this.queue.push(...news)
    this.flushing ??= this.world.setTimeout(() => this.flush(), BATCH_MILLIS)
    if (frame?.type === 'welcome') {
      this.attempt = 0
      this.send({ type: 'ping', ref: BEGINNING })
      this.flush()
      this.listener.connection('open')
    }
  }

  private flush() {
    if (this.flushing !== null) {
      this.world.clearTimeout(this.flushing)
      this.flushing = null
    }
    const frames = this.queue
    this.queue = []
    if (frames.length > 0) {
      this.listener.frames(frames)
    }
  }

  private left(socket: WebSocket, code: number, reason: string) {
    if (socket !== this.socket || this.closed) {
      return
    }
    this.flush()
    this.socket = null
    this.heard.left()
    const closing = closingOf(code, reason)
    switch (closing.kind) {
      case 'final':
        this.stopTimers()
        this.listener.connection('over', closing.ending)
        break
      case 'refresh':
        this.refused = this.token
        this.listener.connection('connecting')
        void this.connect()
        break
      case 'reopen':
        this.listener.connection('connecting')
        this.retry(Math.round(this.world.random() * closing.withinMillis))
        break
      case 'return':
        this.listener.connection('lost')
        this.retry(closing.afterMillis)
        break
      case 'lost':
        this.lost()
    }
  }

  private lost() {
    this.listener.connection('lost')
    this.retry(backOff(this.attempt++, this.world.random))
  }

  private retry(millis: number) {
    this.stopTimers()
    this.retrying = this.world.setTimeout(() => {
      this.retrying = null
      void this.connect(this.attempt === SUSPICIOUS ? this.token : this.refused)
    }, millis)
  }

  /** A connection that says nothing for long is asked whether it is still there. */
  private watch(socket: WebSocket) {
    this.clearPing()
    this.pinging = this.world.setTimeout(() => this.check(socket, PONG_MILLIS), PING_MILLIS)
  }

  private check(socket: WebSocket, patience: number) {
    this.send({ type: 'ping' })
    this.giveUpIn(patience, socket)
  }

  private giveUpIn(patience: number, socket: WebSocket) {
    this.clearPing()
    this.pinging = this.world.setTimeout(() => {
      this.left(socket, 1006, '')
      socket.onclose = null
      socket.close()
    }, patience)
  }

  private clearPing() {
    if (this.pinging !== null) {
      this.world.clearTimeout(this.pinging)
      this.pinging = null
    }
  }

  private stopTimers() {
    this.clearPing()
    for (const timer of [this.retrying, this.flushing]) {
      if (timer !== null) {
        this.world.clearTimeout(timer)
      }
    }
    this.retrying = null
    this.flushing = null
  }
}

export const browserWorld = (token: RoomWorld['token']): RoomWorld => ({
  open: (url, protocols) => new WebSocket(url, protocols),
  token,
  setTimeout: (action, millis) => window.setTimeout(action, millis),
  clearTimeout: (timer) => window.clearTimeout(timer),
  random: Math.random,
})
