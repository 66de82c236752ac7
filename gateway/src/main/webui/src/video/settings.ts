export interface PageSettings {
  directViewers: number
  iceServers: string[]
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

export function peerConfigurationOf({ iceServers }: PageSettings): RTCConfiguration {
  return { iceServers: iceServers.length > 0 ? [{ urls: iceServers }] : [], bundlePolicy: 'max-bundle' }
}
