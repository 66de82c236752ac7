// Whether what we ship may be shipped: the licence of each component of a CycloneDX document against the list of those we accept.

/** Whether an SPDX expression is met by what is accepted: OR binds less than AND. What is no expression is not met. */
function parse(expression) {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  function primary() {
    if (tokens[at] === '(') {
      at++
      const inner = or()
      at++
      return inner
    }
    let id = tokens[at++]
    if (tokens[at] === 'WITH') {
      id += ` WITH ${tokens[at + 1]}`
      at += 2
    }
    return (accepted) => accepted.has(id)
  }
  function and() {
    const all = [primary()]
    while (tokens[at] === 'AND') {
      at++
      all.push(primary())
    }
    return (accepted) => all.every((part) => part(accepted))
  }
  function or() {
    const any = [and()]
    while (tokens[at] === 'OR') {
      at++
      any.push(and())
    }
    return (accepted) => any.some((part) => part(accepted))
  }
  const whole = or()
  return at === tokens.length ? whole : () => false
}

/** What a component is called in the list: group:name for Maven, the package's name for npm. */
export function nameOf(component) {
  if (component.purl?.startsWith('pkg:maven/')) {
    return `${component.group}:${component.name}`
  }
  return component.group ? `${component.group}/${component.name}` : component.name
}

/** Each licence as an SPDX expression, or as its authors call it where they use no known name. */
function licencesOf(component, rules) {
  const given = rules.given[nameOf(component)]
  if (given) {
    return [given.licence]
  }
  return (component.licenses ?? []).map((choice) => {
    const said = choice.expression ?? choice.license.id ?? choice.license.name
    return rules.names[said] ?? said
  })
}

/**
 * Checks the components. Where several licences are named, one of them that we accept is enough, as Maven has it.
 *
 * @returns the lines of the report, and what is wrong as sentences
 */
export function check(components, rules) {
  const accepted = new Set(rules.accepted)
  const lines = []
  const wrong = []
  for (const component of components) {
    const licences = licencesOf(component, rules)
    const name = `${nameOf(component)} ${component.version}`
    if (licences.length === 0) {
      wrong.push(`${name} names no licence`)
    } else if (!licences.some((licence) => parse(licence)(accepted))) {
      wrong.push(`${name} has a licence that is not accepted: ${licences.join(', ')}`)
    }
    lines.push({ name, licence: licences.join(' or ') || 'none' })
  }
  for (const name of Object.keys(rules.given)) {
    if (!components.some((component) => nameOf(component) === name)) {
      wrong.push(`${name} is given a licence and is no longer there`)
    }
  }
  return { lines, wrong }
}
