import { Button } from '@mantine/core'
import { IconBandage } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { TextsContext } from '../i18n'
import { Blank } from '../ui/Blank'

/** What stands in for a page that failed. Also a part of the pages that could not be loaded, as after an update, ends here. */
export class Crashed extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) {
      return this.props.children
    }
    return (
      <TextsContext.Consumer>
        {({ messages: m }) => (
          <Blank
            level={1}
            icon={<IconBandage />}
            title={m.problem.crashed}
            text={m.problem.crashedText}
            action={<Button onClick={() => location.reload()}>{m.problem.reload}</Button>}
          />
        )}
      </TextsContext.Consumer>
    )
  }
}
