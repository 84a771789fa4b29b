import { Icon } from '../ui/Icon.tsx'

/** On a phone there is room for the sign alone. */
export const Person = () => (
  <span className="only-m">
    <Icon name="user" />
  </span>
)
