/** A little of everything, standing still: what a token changes is seen on it. */
import { Composer, Message } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { makeReply } from '../components/make-reply';

const ANSWER = makeReply(
  'Because the air presses on it less, water boils **at a lower temperature** there. So pasta takes longer: about two minutes at 2,000 m.',
);
const PART = makeReply('The tide follows the moon. Twice a day the water rises, stands still for a mom');

export function Sample() {
  return (
    <div className="sample-chat">
      <Message role="user">Why does pasta take longer on a mountain?</Message>
      <Message role="assistant" status="completed" reply={ANSWER} markdown={Markdown} />
      <Message role="assistant" status="cancelled" reason="user" reply={PART} onRetry={() => {}} />
      <Composer status="idle" onSend={() => {}} />
    </div>
  );
}
