/** A component that is drawn again only when something of what it is given is another thing. */
import { Component, type ComponentChildren, type FunctionComponent } from 'preact';

export function memo<Props extends object>(Inner: FunctionComponent<Props>) {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const now = this.props as Props;
      return (Object.keys(next) as (keyof Props)[]).some((name) => now[name] !== next[name]);
    }
    override render(props: Props): ComponentChildren {
      return <Inner {...props} />;
    }
  };
}
