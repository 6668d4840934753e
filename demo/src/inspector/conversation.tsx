/** The turns so far: the earlier ones as they ended, the last one live. */
import { Message, type MessageProps } from 'deltakit/components';
import { Fragment, memo } from 'react';
import { renderData } from '../parts/render-data';
import { replyOf, type Stream, type Turn } from './use-turns';

interface ConversationProps {
  turns: readonly Turn[];
  stream: Stream;
  /** Why the live one failed, or its attempt before. */
  error: MessageProps['error'];
  onRetry(): void;
}

export function Conversation({ turns, stream, error, onRetry }: ConversationProps) {
  const live = turns.at(-1);
  return (
    <>
      {turns.slice(0, -1).map((turn) => (
        <PastTurn key={turn.id} turn={turn} />
      ))}
      {live && (
        <Fragment key={live.id}>
          <Message role="user">{live.prompt}</Message>
          <Message
            role="assistant"
            status={stream.status}
            reply={stream.display}
            error={error}
            reason={stream.reason}
            attempt={stream.attempt}
            attempts={stream.attempts}
            retryAt={stream.retryAt}
            onStop={stream.stop}
            onRetry={onRetry}
            renderPart={renderData}
          />
        </Fragment>
      )}
    </>
  );
}

const PastTurn = memo(function PastTurn({ turn }: { turn: Turn }) {
  const { prompt, outcome } = turn;
  return (
    <>
      <Message role="user">{prompt}</Message>
      {outcome && (
        <Message
          role="assistant"
          status={outcome.status}
          reply={replyOf(outcome)}
          error={outcome.status === 'failed' ? outcome.error : undefined}
          reason={outcome.status === 'cancelled' ? outcome.reason : undefined}
          renderPart={renderData}
        />
      )}
    </>
  );
});
