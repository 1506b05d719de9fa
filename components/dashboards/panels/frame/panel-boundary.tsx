'use client';

import { Component, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { PanelMessage } from './panel-message';

/** Keeps what breaks while one panel is drawn within it. Another panel, or another try, draws it anew. */
export class PanelBoundary extends Component<{ of: unknown; children: ReactNode }, { failed: unknown }> {
  override state: { failed: unknown } = { failed: null };

  static getDerivedStateFromError(): { failed: unknown } {
    return { failed: true };
  }

  override componentDidUpdate(before: { of: unknown }): void {
    if (before.of !== this.props.of && this.state.failed !== null) this.setState({ failed: null });
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return (
      <PanelMessage
        title="This panel could not be drawn"
        text="The rest of the dashboard goes on. Change the panel, or try again."
        tone="danger"
      >
        <Button size="sm" onClick={() => this.setState({ failed: null })}>
          Try again
        </Button>
      </PanelMessage>
    );
  }
}
