export interface PageSettings {
  directViewers: number
  iceServers: RTCIceServer[]
}

let settings: Promise<PageSettings> | null = null

/** What the operator has set; read until that works, and then no more. */
export function pageSettings(): Promise<PageSettings> {
  settings ??= read().catch((error: unknown) => {
    settings = null
    throw error
  })
  return settings
}

async function read(): Promise<PageSettings> {
  const response = await fetch('/settings.json')
  if (!response.ok) {
    throw new Error(`The settings could not be read: ${response.status}`)
  }
  return (await response.json()) as PageSettings
}

/** A browser makes no connection at all when it is to use a TURN server that it has no user and secret for. */
export function peerConfigurationOf({ iceServers }: PageSettings): RTCConfiguration {
  const usable = iceServers.filter(({ urls, username, credential }) => ![urls].flat().some(isTurn) || (username && credential))
  return { iceServers: usable, bundlePolicy: 'max-bundle' }
}

function isTurn(url: string) {
  return /^turns?:/i.test(url)
}
