/** One message of the thread, and what can be done with it: said otherwise, asked again, another branch shown. */
import type { ChatActions, ChatMessageOf } from 'deltakit';
import { Message, type MessageProps } from 'deltakit/components';
import { memo, useMemo, useState } from 'react';
import { renderData } from '../chat/conversation';
import { Glyph } from '../glyph';
import { EditForm } from './edit-form';
import type { HarbourTools } from './harbour-tools';
import { toReply } from './to-reply';
import { hasCard, ToolCard } from './tool-card';

interface TurnProps {
  message: ChatMessageOf<HarbourTools>;
  /** Whose functions stay the same: a message that did not change is not rendered again. */
  actions: ChatActions;
}

export const Turn = memo(function Turn({ message, actions }: TurnProps) {
  const { id, role, status, parts, text, error, reason, attempt, attempts, retryAt } = message;
  const [isEditing, setEditing] = useState(false);
  const reply = useMemo(() => toReply(message), [message]);
  const { approve, deny, respond, stop, retry, edit } = actions;

  const renderPart: MessageProps['renderPart'] = (shown) => {
    const part = parts.find(
      (one) => one.type === 'tool-call' && shown.type === 'tool-call' && one.call.id === shown.call.id,
    );
    if (part?.type !== 'tool-call' || !hasCard(part.call)) return renderData(shown);
    return <ToolCard call={part.call} approve={approve} deny={deny} respond={respond} />;
  };

  if (role === 'user') {
    return (
      <div className="group flex flex-col gap-1">
        {isEditing ? (
          <EditForm
            text={text}
            onCancel={() => setEditing(false)}
            onSend={(next) => {
              setEditing(false);
              void edit(id, next);
            }}
          />
        ) : (
          <Message role="user">{text}</Message>
        )}
        {!isEditing && <Bar message={message} actions={actions} onEdit={() => setEditing(true)} />}
      </div>
    );
  }
  return (
    <div className="group flex flex-col gap-1">
      <Message
        role="assistant"
        status={status}
        reply={reply}
        error={error}
        reason={reason}
        attempt={attempt}
        attempts={attempts}
        retryAt={retryAt}
        onStop={stop}
        onRetry={() => void retry(id)}
        renderPart={renderPart}
      />
      <Bar message={message} actions={actions} />
    </div>
  );
});

interface BarProps extends TurnProps {
  onEdit?: () => void;
}

const BUTTON =
  'inline-flex size-8 cursor-pointer items-center justify-center rounded-full text-muted-foreground enabled:hover:bg-muted enabled:hover:text-foreground disabled:cursor-default disabled:opacity-40 pointer-coarse:size-11';

/** Quiet until it is looked for. Where there are branches, they are seen. */
function Bar({ message, actions, onEdit }: BarProps) {
  const { id, role, status, branch } = message;
  const show = (index: number) => actions.selectBranch(id, index);
  return (
    <div
      data-role={role}
      data-branched={branch.count > 1 || undefined}
      className="-mx-2 -mb-4 flex h-8 items-center gap-0.5 text-sm text-muted-foreground opacity-0 transition-opacity group-last:opacity-100 group-hover:opacity-100 focus-within:opacity-100 data-branched:opacity-100 data-[role=user]:justify-end motion-reduce:transition-none pointer-coarse:h-11 pointer-coarse:opacity-100"
    >
      {branch.count > 1 && (
        <>
          <button
            type="button"
            aria-label="The version before"
            disabled={branch.index === 0}
            onClick={() => show(branch.index - 1)}
            className={BUTTON}
          >
            <Glyph name="before" className="size-4" />
          </button>
          <span className="tabular-nums">
            {branch.index + 1} / {branch.count}
          </span>
          <button
            type="button"
            aria-label="The next version"
            disabled={branch.index === branch.count - 1}
            onClick={() => show(branch.index + 1)}
            className={BUTTON}
          >
            <Glyph name="after" className="size-4" />
          </button>
        </>
      )}
      {onEdit && (
        <button type="button" aria-label="Say it otherwise" onClick={onEdit} className={BUTTON}>
          <Glyph name="pen" className="size-4" />
        </button>
      )}
      {role === 'assistant' && status === 'completed' && (
        <button
          type="button"
          aria-label="Ask for another answer"
          onClick={() => void actions.regenerate(id)}
          className={BUTTON}
        >
          <Glyph name="again" className="size-4" />
        </button>
      )}
    </div>
  );
}
