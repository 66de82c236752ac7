export interface PageSettings {
  directViewers: number
  iceServers: RTCIceServer[]
}

let settings: Promise<PageSettings> | null = null

/** What the operator has set; read once. */
export function pageSettings(): Promise<PageSettings> {
  settings ??= fetch('/settings.json').then(async (response) => {
    if (!response.ok) {
      settings = null
      throw new Error(`The settings could not be read: ${response.status}`)
    }
    return (await response.json()) as PageSettings
  })
  return settings
}

/** A browser makes no connection at all when it is to use a TURN server that it has no user and secret for. */
export function peerConfigurationOf({ iceServers }: PageSettings): RTCConfiguration {
  const usable = iceServers.filter(({ urls, username, credential }) => ![urls].flat().some(isTurn) || (username && credential))
  return { iceServers: usable, bundlePolicy: 'max-bundle' }
}

function isTurn(url: string) {
  return /^turns?:/i.test(url)
}
