import { Menu } from '@mantine/core'
import { useEffect, useRef, useState, type ComponentPropsWithRef, type ReactElement, type ReactNode } from 'react'

interface MenuOnDemandProps {
  /** What opens it. */
  button: (props: Pick<ComponentPropsWithRef<'button'>, 'ref' | 'onClick' | 'aria-haspopup'>) => ReactElement
  /** What is in it, asked for when somebody opens it. */
  children: () => ReactNode
  /** Told when it opens, and when it closes or goes. */
  onToggle?: (open: boolean) => void
}

/** A menu costs more than the message or person that it is for, so that there is one only once it is wanted. */
export function MenuOnDemand(props: MenuOnDemandProps) {
  const [wanted, setWanted] = useState(false)
  return wanted ? <WantedMenu {...props} /> : props.button({ 'aria-haspopup': 'menu', onClick: () => setWanted(true) })
}

/** Whoever leaves it is at its button again, but for those whom their choice led elsewhere: these Mantine would fetch back. */
function WantedMenu({ button, children, onToggle }: MenuOnDemandProps) {
  const target = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  useEffect(() => setOpened(true), [])
  useEffect(() => {
    if (opened) {
      onToggle?.(true)
      return () => onToggle?.(false)
    }
    return undefined
  }, [opened, onToggle])
  const leave = () => {
    const focused = document.activeElement
    if (focused === null || focused === document.body || focused.closest('[role=menu]')) {
      target.current?.focus()
    }
  }
  return (
    <Menu opened={opened} onChange={setOpened} onClose={leave} returnFocus={false}>
      <Menu.Target>{button({ ref: target })}</Menu.Target>
      <Menu.Dropdown>{children()}</Menu.Dropdown>
    </Menu>
  )
}
