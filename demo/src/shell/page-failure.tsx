/** Says what is the matter where a page can't be fetched, or fails. */
import { Component, type ReactNode } from 'react';
import { Button } from '../parts/button';
import { Page } from './page';

export class PageFailure extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Page
        title="This page can't be shown"
        intro={`${error instanceof Error ? error.message : String(error)} The server may have been ended or updated; loading the page anew helps then.`}
      >
        <Button className="self-start" onClick={() => location.reload()}>
          Load it anew
        </Button>
      </Page>
    );
  }
}
