/** Ant Design X: its request, chat hook, list of bubbles and sender, with its Markdown told that more is coming. */
import { Bubble, Sender } from '@ant-design/x';
import XMarkdown from '@ant-design/x-markdown';
import {
  OpenAIChatProvider,
  type SSEFields,
  useXChat,
  type XModelMessage,
  type XModelParams,
  XRequest,
} from '@ant-design/x-sdk';
import { type ComponentProps, useCallback, useState } from 'react';
import { LIVE_ID, PROMPT } from '../../page-protocol';
import { type AppProps, mountApp, useStart } from '../page/mount-app';
import { streamUrl } from '../page/stream-url';

type Roles = NonNullable<ComponentProps<typeof Bubble.List>['role']>;

const ROLES: Roles = {
  user: { placement: 'end', contentRender: (content: string) => <XMarkdown content={content} /> },
  assistant: {
    variant: 'borderless',
    contentRender: (content: string) => <XMarkdown content={content} />,
  },
  live: {
    variant: 'borderless',
    contentRender: (content: string, { status }) => (
      <div id={LIVE_ID}>
        <XMarkdown content={content} streaming={{ hasNextChunk: status === 'updating' }} />
      </div>
    ),
  },
};

function createProvider() {
  return new OpenAIChatProvider<XModelMessage, XModelParams, Partial<Record<SSEFields, string>>>({
    request: XRequest(streamUrl, { manual: true, params: { stream: true } }),
  });
}

function App({ history }: AppProps) {
  const [provider] = useState(createProvider);
  const [draft, setDraft] = useState('');
  const { messages, onRequest, isRequesting } = useXChat({
    provider,
    defaultMessages: history.map(({ role, text }, index) => ({
      id: `past-${index}`,
      message: { role, content: text },
      status: 'success' as const,
    })),
  });
  useStart(useCallback(() => onRequest({ messages: [{ role: 'user', content: PROMPT }] }), [onRequest]));
  return (
    <>
      <Bubble.List
        className="bench-thread"
        role={ROLES}
        items={messages.map(({ id, message, status }, index) => ({
          key: id,
          role: index === history.length + 1 ? 'live' : message.role,
          content: message.content,
          status,
        }))}
      />
      <div className="bench-composer">
        <Sender value={draft} onChange={setDraft} loading={isRequesting} />
      </div>
    </>
  );
}

mountApp(App);
