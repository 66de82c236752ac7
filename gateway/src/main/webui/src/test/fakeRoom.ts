import type { RoomWorld } from '../room/client'

/** A socket whose other side is the test. */
export class FakeSocket {
  readyState = WebSocket.OPEN as number
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  readonly sent: Record<string, unknown>[] = []

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}

  send(text: string) {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  close() {
    this.readyState = WebSocket.CLOSED
  }

  says(...frames: object[]) {
    frames.forEach((frame) => this.onmessage?.({ data: JSON.stringify(frame) }))
  }

  breaks(code = 1006, reason = '') {
    this.readyState = WebSocket.CLOSED
    this.onclose?.({ code, reason })
  }
}

/** A world in which time passes when the test says so. */
export class FakeWorld implements RoomWorld {
  readonly sockets: FakeSocket[] = []
  /** Those that were given out, the same one until it is refused. */
  readonly tokens: string[] = []
  private timers: { id: number; at: number; action: () => void }[] = []
  private now = 0
  private ids = 0

  open(url: string, protocols: string[]) {
    const socket = new FakeSocket(url, protocols)
    this.sockets.push(socket)
    return socket as unknown as WebSocket
  }

  token(refused: string | null) {
    const before = this.tokens.at(-1) ?? 'token-1'
    const token = refused === before ? `token-${new Set(this.tokens).size + 1}` : before
    this.tokens.push(token)
    return Promise.resolve(token)
  }

  setTimeout(action: () => void, millis: number) {
    this.timers.push({ id: ++this.ids, at: this.now + millis, action })
    return this.ids
  }

  clearTimeout(timer: number) {
    this.timers = this.timers.filter(({ id }) => id !== timer)
  }

  random() {
    return 1
  }

  get socket() {
    return this.sockets.at(-1)!
  }

  /** Lets what waits for promises happen, and then the time. */
  async pass(millis: number) {
    const until = this.now + millis
    await settle()
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) {
        break
      }
      this.now = Math.max(this.now, due.at)
      this.clearTimeout(due.id)
      due.action()
      await settle()
    }
    this.now = until
  }
}

async function settle() {
  for (let i = 0; i < 5; i++) {
    await Promise.resolve()
  }
}
