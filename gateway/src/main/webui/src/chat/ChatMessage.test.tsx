import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { message } from '../test/samples'
import { ChatMessage } from './ChatMessage'

const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'

it('shows a hostile text as the text that it is', () => {
  const { container } = render(
    <MantineProvider>
      <ChatMessage message={message(1, { text: HOSTILE })} before={undefined} repliedTo={undefined} me={null} onReply={() => {}} />
    </MantineProvider>,
  )

  expect(screen.getByText(HOSTILE)).toBeTruthy()
  expect(container.querySelector('img, script')).toBeNull()
})
