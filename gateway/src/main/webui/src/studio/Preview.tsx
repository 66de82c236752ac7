import { Button, Switch, Text } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useMessages } from '../i18n'
import type { Mirror } from './mirror'
import classes from './studio.module.css'

/** What viewers see, as the teacher sees it. */
export function Preview({ stream, mirrored, onStart, over }: { stream: MediaStream; mirrored: boolean; onStart: () => void; over: boolean }) {
  const m = useMessages()
  const video = useRef<HTMLVideoElement>(null)
  const picture = stream.getVideoTracks().length > 0
  useEffect(() => {
    video.current!.srcObject = stream
  }, [stream])
  return (
    <div className={classes.preview} data-picture={picture || undefined}>
      <video ref={video} muted autoPlay playsInline aria-label={m.studio.preview} data-mirrored={mirrored || undefined} />
      {!picture && (
        <div className={classes.noPicture}>
          <Text fw={650} size="lg">
            {over ? m.studio.ended : stream.getTracks().length > 0 ? m.studio.cameraOff : m.studio.start}
          </Text>
          {!over && stream.getTracks().length === 0 && (
            <>
              <Text size="sm" c="#c8cedb">
                {m.studio.startText}
              </Text>
              <Button mt="sm" variant="white" color="dark" leftSection={<IconCamera size={16} />} onClick={onStart}>
                {m.studio.start}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}

/** A screen is read and never mirrored, so that there is nothing to choose while it is shared. */
export function MirrorSwitch({ mirror }: { mirror: Mirror }) {
  const m = useMessages()
  return (
    <Switch
      className={classes.line} label={m.studio.mirror} description={m.studio.mirrorText} checked={mirror.on} disabled={!mirror.possible}
      onChange={(event) => mirror.choose(event.currentTarget.checked)}
    />
  )
}
