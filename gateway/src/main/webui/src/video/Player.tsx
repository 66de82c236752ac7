import { ActionIcon, Button, Slider, Tooltip } from '@mantine/core'
import {
  IconMaximize, IconMicrophoneOff, IconMinimize, IconPictureInPicture, IconPlayerPauseFilled, IconPlayerPlayFilled, IconVolume, IconVolumeOff,
} from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useMessages } from '../i18n'
import { LiveBadge } from '../ui/LiveBadge'
import type { Shown } from './source'
import classes from './player.module.css'

interface PlayerProps {
  stream: MediaStream | null
  /** What lies over the picture, or stands where none is. */
  overlay: ReactNode
  playing: boolean
  shown?: Shown
}

const VOLUME_KEPT_AS = 'livestream-volume'
const VOLUME_STEP = 0.1
const AUDIBLE = 0.5

/** The picture with its controls. It takes any stream, wherever that came from. */
export function Player({ stream, overlay, playing, shown }: PlayerProps) {
  const m = useMessages()
  const frame = useRef<HTMLDivElement>(null)
  const player = usePlayer(stream)
  const fullScreen = useFullScreen(frame)
  const { video, paused, silent, volume } = player
  const onKeyDown = (event: KeyboardEvent) => {
    // What has a meaning of its own for a key keeps it.
    if (event.target instanceof HTMLElement && event.target.closest('[role="slider"], button, a') && [' ', 'Enter', 'ArrowUp', 'ArrowDown'].includes(event.key)) {
      return
    }
    const action = {
      ' ': player.togglePlay, k: player.togglePlay, m: player.toggleMute, f: fullScreen.toggle, i: player.pictureInPicture,
      ArrowUp: () => player.changeVolume(volume + VOLUME_STEP), ArrowDown: () => player.changeVolume(volume - VOLUME_STEP),
    }[event.key]
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      action()
    }
  }
  return (
    <div
      ref={frame} className={classes.frame} data-has-picture={(stream !== null && shown?.picture !== false) || undefined} role="group" aria-label={m.player.label}
      aria-description={m.player.keys} tabIndex={0} onKeyDown={onKeyDown}
    >
      <video ref={video} className={classes.video} playsInline autoPlay={!paused} data-testid="video" onDoubleClick={fullScreen.toggle} />
      {overlay && <div className={classes.overlay}>{overlay}</div>}
      <div className={classes.corner} role="status">
        {shown?.sound === false && (
          <span className={classes.silent}>
            <IconMicrophoneOff size={16} aria-hidden /> {m.player.silent}
          </span>
        )}
      </div>
      {stream !== null && player.needsTap && (
        <Button className={classes.tap} radius="xl" leftSection={<IconVolumeOff size={18} />} onClick={player.toggleMute}>
          {m.player.tapForSound}
        </Button>
      )}
      {stream !== null && (
        <div className={classes.controls} data-keep={paused || undefined}>
          <Control label={paused ? m.player.play : m.player.pause} onClick={player.togglePlay}>
            {paused ? <IconPlayerPlayFilled size={20} /> : <IconPlayerPauseFilled size={20} />}
          </Control>
          <Control label={silent ? m.player.unmute : m.player.mute} onClick={player.toggleMute}>
            {silent ? <IconVolumeOff size={20} /> : <IconVolume size={20} />}
          </Control>
          <Slider
            className={classes.volume} thumbLabel={m.player.volume} label={null} size="sm" min={0} max={100} value={silent ? 0 : Math.round(volume * 100)}
            onChange={(value) => player.changeVolume(value / 100)} color="gray.0"
          />
          {playing && <LiveBadge />}
          <Tooltip label={m.player.directHint}>
            <span className={classes.way}>{m.player.direct}</span>
          </Tooltip>
          <span className={classes.spring} />
          {document.pictureInPictureEnabled && (
            <Control label={m.player.pip} onClick={player.pictureInPicture}>
              <IconPictureInPicture size={20} />
            </Control>
          )}
          {document.fullscreenEnabled && (
            <Control label={fullScreen.on ? m.player.exitFullScreen : m.player.fullScreen} onClick={fullScreen.toggle}>
              {fullScreen.on ? <IconMinimize size={20} /> : <IconMaximize size={20} />}
            </Control>
          )}
        </div>
      )}
    </div>
  )
}

function Control({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label} withinPortal={false}>
      <ActionIcon variant="transparent" size="lg" className={classes.control} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function usePlayer(stream: MediaStream | null) {
  const video = useRef<HTMLVideoElement>(null)
  const [paused, setPaused] = useState(false)
  const [muted, setMuted] = useState(false)
  const [needsTap, setNeedsTap] = useState(false)
  const [volume, setLevel] = useState(() => Number(localStorage.getItem(VOLUME_KEPT_AS) ?? 1))
  useEffect(() => {
    const element = video.current!
    element.srcObject = stream
    element.volume = volume
    // Who has paused it pauses whatever comes, be it after a connection that was lost.
    if (stream === null || paused) {
      return
    }
    // A browser may want a gesture before it plays sound; the picture comes without.
    element.play().catch((error: unknown) => {
      // Another stream took the place of this one before it began, and is played by itself.
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) {
        return
      }
      element.muted = true
      setMuted(true)
      setNeedsTap(true)
      element.play().catch(() => setPaused(true))
    })
    // The volume is set where it changes.
  }, [stream])
  useEffect(() => {
    const element = video.current!
    // A picture that is over pauses, too, and nobody chose that.
    const update = () => setPaused(element.paused && !element.ended)
    element.addEventListener('play', update)
    element.addEventListener('pause', update)
    return () => {
      element.removeEventListener('play', update)
      element.removeEventListener('pause', update)
    }
  }, [])
  const applyMuted = (next: boolean) => {
    video.current!.muted = next
    setMuted(next)
    setNeedsTap(false)
  }
  const changeVolume = (wanted: number) => {
    const next = Math.min(1, Math.max(0, wanted))
    video.current!.volume = next
    localStorage.setItem(VOLUME_KEPT_AS, String(next))
    setLevel(next)
    applyMuted(next === 0)
  }
  const silent = muted || volume === 0
  return {
    video, paused, silent, volume, needsTap, changeVolume,
    togglePlay: () => {
      const element = video.current!
      void (element.paused ? element.play().catch(() => undefined) : element.pause())
    },
    // Sound that was turned down to nothing comes back so that it can be heard.
    toggleMute: () => (volume === 0 ? changeVolume(AUDIBLE) : applyMuted(!muted)),
    pictureInPicture: () => {
      void (document.pictureInPictureElement ? document.exitPictureInPicture() : video.current!.requestPictureInPicture()).catch(
        () => undefined,
      )
    },
  }
}

function useFullScreen(frame: React.RefObject<HTMLDivElement | null>) {
  const [on, setOn] = useState(false)
  useEffect(() => {
    const update = () => setOn(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', update)
    return () => document.removeEventListener('fullscreenchange', update)
  }, [])
  return {
    on,
    toggle: () => {
      void (document.fullscreenElement ? document.exitFullscreen() : frame.current!.requestFullscreen()).catch(() => undefined)
    },
  }
}
