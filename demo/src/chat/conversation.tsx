/** The turns so far: the earlier ones as they ended, the last one live. */
import { Message } from 'deltakit/components';
import { Fragment, memo } from 'react';
import { replyOf, type Stream, type Turn } from '../use-turns';

interface ConversationProps {
  turns: readonly Turn[];
  stream: Stream;
  onRetry(): void;
}

export function Conversation({ turns, stream, onRetry }: ConversationProps) {
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
            error={stream.status === 'failed' ? stream.error : undefined}
            reason={stream.status === 'cancelled' ? stream.reason : undefined}
            onRetry={onRetry}
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
        />
      )}
    </>
  );
});
