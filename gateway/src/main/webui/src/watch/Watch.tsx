import { Button, Tabs, Text, Title } from '@mantine/core'
import { IconEye, IconMessages, IconHelpCircle, IconVideo, IconChartBar } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Stream } from '../api/types'
import { ChatPanel } from '../chat/ChatPanel'
import { useFormats, useMessages } from '../i18n'
import { QuestionsPanel } from '../questions/QuestionsPanel'
import { useRoom, useRoomStore } from '../room/useRoom'
import { useMe } from '../session/useSession'
import { PersonIcon } from '../ui/PersonIcon'
import { usePageTitle } from '../ui/usePageTitle'
import { Player } from '../video/Player'
import { useVideo } from '../video/useVideo'
import { ConnectionNotice } from './ConnectionNotice'
import { Overlay } from './Overlay'
import { FloatingReactions, ReactionBar } from './Reactions'
import { stageOf } from './stage'
import { useSeat } from './useSeat'
import classes from './watch.module.css'

export function Watch({ asRead }: { asRead: Stream }) {
  const m = useMessages()
  const formats = useFormats()
  const store = useRoomStore()
  const stream = useRoom(({ room }) => room.stream) ?? asRead
  const viewers = useRoom(({ room }) => room.viewers)
  const ending = useRoom((snapshot) => snapshot.ending)
  const gone = useRoom(({ room }) => room.gone)
  const seat = useSeat(stream)
  const live = stream.status === 'live'
  const { state: video } = useVideo(store, live && seat === 'taken' && ending === null)
  const stage = useMemo(() => stageOf({ stream, seat, ending, gone, video }), [stream, seat, ending, gone, video])
  usePageTitle(stream.title)
  return (
    <div className={classes.room}>
      <div className={classes.stage}>
        <ConnectionNotice />
        <div className={classes.player}>
          <Player
            stream={live ? video.stream : null}
            playing={video.phase === 'playing'}
            shown={video.phase === 'playing' ? video.shown : undefined}
            overlay={stage === 'picture' ? null : <Overlay stage={stage} stream={stream} limit={video.limit} />}
          />
          <FloatingReactions />
        </div>
        <div className={classes.below}>
          <div className={classes.heading}>
            <Title order={1} size="h3" className={classes.title}>
              {stream.title}
            </Title>
            <div className={classes.who}>
              <PersonIcon name={stream.teacher.displayName} id={stream.teacher.id} size={26} />
              <Text size="sm" fw={500}>
                {stream.teacher.displayName}
              </Text>
              {live && (
                <Text size="sm" c="dimmed" className={classes.count} data-testid="viewers">
                  <IconEye size={16} aria-hidden />
                  {m.watch.viewers(formats.number(viewers), viewers)}
                </Text>
              )}
            </div>
          </div>
          <ReactionBar />
          <OwnLinks stream={stream} />
        </div>
        {stream.description && (
          <Text size="sm" c="dimmed" className={classes.description}>
            {stream.description}
          </Text>
        )}
      </div>
      <Side stream={stream} />
    </div>
  )
}

function OwnLinks({ stream }: { stream: Stream }) {
  const m = useMessages()
  const me = useMe()
  if (me?.id !== stream.teacher.id) {
    return null
  }
  const open = stream.status === 'live' || stream.status === 'scheduled'
  return open ? (
    <Button component={Link} to="studio" leftSection={<IconVideo size={16} />}>
      {m.watch.studio}
    </Button>
  ) : (
    <Button component={Link} to="figures" variant="light" leftSection={<IconChartBar size={16} />}>
      {m.watch.figures}
    </Button>
  )
}

/** Chat and questions: before the class the questions, then the chat, until somebody chooses, be it by writing in one. Both stay where they are while the other is looked at; the studio adds what is its own. */
export function Side({ stream, children, panels }: { stream: Stream; children?: ReactNode; panels?: ReactNode }) {
  const m = useMessages()
  const [chosen, choose] = useState<string | null>(null)
  const open = useRoom(({ room }) => Object.values(room.questions).filter((question) => question.status === 'open').length)
  return (
    <Tabs value={chosen ?? (stream.status === 'scheduled' ? 'questions' : 'chat')} onChange={choose} className={classes.side} keepMounted>
      <Tabs.List grow>
        <Tabs.Tab value="chat" leftSection={<IconMessages size={16} />}>
          {m.watch.chat}
        </Tabs.Tab>
        <Tabs.Tab value="questions" leftSection={<IconHelpCircle size={16} />}>
          {m.watch.questions}
          {open > 0 && <span className={classes.badge}>{open}</span>}
        </Tabs.Tab>
        {children}
      </Tabs.List>
      <Tabs.Panel value="chat" className={classes.panel} onInput={() => choose('chat')}>
        <ChatPanel />
      </Tabs.Panel>
      <Tabs.Panel value="questions" className={classes.panel} onInput={() => choose('questions')}>
        <QuestionsPanel />
      </Tabs.Panel>
      {panels}
    </Tabs>
  )
}
