import { render, screen } from '@testing-library/react';
import { Message, type MessageProps, Thread } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { describe, expect, test, vi } from 'vitest';
import { makeReply, makeReplyOf } from '../../../stories/components/make-reply';

type Parts = NonNullable<MessageProps['reply']>['parts'];

const CALL: Parts[number] = {
  type: 'tool-call',
  call: { id: 'a', name: 'look_up', argsText: '{}', args: {}, status: 'ready' },
};
const textOf = (text: string): Parts[number] => ({ type: 'text', text });

/** A view, and what it was rendered with. */
function createView() {
  const renders: { text: string; isWhole: boolean }[] = [];
  const View = vi.fn((props: { text: string; isWhole: boolean }) => {
    renders.push(props);
    return props.text;
  });
  return { View, renders };
}

describe('without `markdown`', () => {
  test('text is shown as it was written', () => {
    render(<Message role="assistant" reply={makeReply('**bold**')} />);
    expect(screen.getByText('**bold**')).toHaveAttribute('data-slot', 'dk-message-text');
  });
});

describe('with `markdown`', () => {
  test('`Markdown` fits as it is', () => {
    render(<Message role="assistant" reply={makeReply('**bold** and `code`')} markdown={Markdown} />);
    expect(screen.getByText('bold').localName).toBe('strong');
    expect(screen.getByText('code').localName).toBe('code');
  });

  test.each([
    ['streaming', undefined, false],
    ['streaming', Date.now() + 60_000, false],
    ['pending', undefined, false],
    ['completed', undefined, true],
    ['failed', undefined, true],
    ['cancelled', undefined, true],
  ] as const)(
    'the last text of a reply that is %s (next attempt: %s) is whole: %s',
    (status, retryAt, isWhole) => {
      const { View, renders } = createView();
      const reply = makeReply('so far');
      render(<Message role="assistant" status={status} retryAt={retryAt} reply={reply} markdown={View} />);
      expect(renders).toEqual([{ text: 'so far', isWhole }]);
    },
  );

  test('a text behind which something else came is whole, and is not rendered again', () => {
    const { View, renders } = createView();
    const first = textOf('Let me look.');
    const show = (parts: Parts) => (
      <Message role="assistant" status="streaming" reply={makeReplyOf(parts)} markdown={View} />
    );
    const { rerender } = render(show([first]));
    rerender(show([first, CALL]));
    rerender(show([first, CALL, textOf('It')]));
    rerender(show([first, CALL, textOf('It rains.')]));
    expect(renders).toEqual([
      { text: 'Let me look.', isWhole: false },
      { text: 'Let me look.', isWhole: true },
      { text: 'It', isWhole: false },
      { text: 'It rains.', isWhole: false },
    ]);
  });

  test('a text that a source stands in is one, and is rendered again only when it grows', () => {
    const { View, renders } = createView();
    const source: Parts[number] = { type: 'source', source: { url: 'https://example.com/' } };
    const show = (parts: Parts) => (
      <Message role="assistant" status="streaming" reply={makeReplyOf(parts)} markdown={View} />
    );
    const { rerender } = render(show([textOf('One '), source, textOf('two')]));
    rerender(show([textOf('One '), source, textOf('two'), { ...source }]));
    expect(renders).toEqual([{ text: 'One two', isWhole: false }]);
  });

  test('a mark at the end says that more is coming, but not while the next attempt is waited for', () => {
    const { View } = createView();
    const show = (props: Partial<MessageProps>) => (
      <Message role="assistant" reply={makeReply('so far')} markdown={View} {...props} />
    );
    const { container, rerender } = render(show({ status: 'streaming' }));
    const text = () => container.querySelector('[data-slot=dk-message-markdown]');
    expect(text()).toHaveAttribute('data-live', 'true');
    rerender(show({ status: 'streaming', retryAt: Date.now() + 60_000 }));
    expect(text()).not.toHaveAttribute('data-live');
    rerender(show({ status: 'completed' }));
    expect(text()).not.toHaveAttribute('data-live');
  });

  test('reasoning and a refusal stay plain', () => {
    const reply = { ...makeReply('', { reasoning: '**think**' }), refusal: 'I **can’t**.' };
    render(<Message role="assistant" reply={reply} markdown={Markdown} />);
    expect(screen.getByText('**think**')).toBeInTheDocument();
    expect(screen.getByText('I **can’t**.')).toBeInTheDocument();
  });

  test('what `renderPart` shows is left to it', () => {
    const { View, renders } = createView();
    const renderPart: MessageProps['renderPart'] = (part) => (part.type === 'text' ? <q>mine</q> : undefined);
    render(<Message role="assistant" reply={makeReply('text')} markdown={View} renderPart={renderPart} />);
    expect(screen.getByText('mine')).toBeInTheDocument();
    expect(renders).toEqual([]);
  });

  test('a string as children is shown by it too', () => {
    const { View, renders } = createView();
    render(
      <Message role="assistant" status="streaming" markdown={View}>
        so far
      </Message>,
    );
    expect(renders).toEqual([{ text: 'so far', isWhole: false }]);
  });

  test('what a person wrote is markdown where their message says so', () => {
    render(
      <Message role="user" markdown={Markdown}>
        {'**bold**'}
      </Message>,
    );
    expect(screen.getByText('bold').localName).toBe('strong');
  });
});

describe('a thread with `markdown`', () => {
  test('shows replies by it, and what a person wrote as it was written', () => {
    render(
      <Thread markdown={Markdown}>
        <Message role="user">{'**mine**'}</Message>
        <Message role="assistant" reply={makeReply('**yours**')} />
      </Thread>,
    );
    expect(screen.getByText('**mine**')).toBeInTheDocument();
    expect(screen.getByText('yours').localName).toBe('strong');
  });

  test('leaves a reply that names a view of its own to that', () => {
    const { View, renders } = createView();
    render(
      <Thread markdown={Markdown}>
        <Message role="assistant" reply={makeReply('**yours**')} markdown={View} />
      </Thread>,
    );
    expect(renders).toEqual([{ text: '**yours**', isWhole: true }]);
  });
});

describe('a reply whose text is among its children', () => {
  test('shows that it is on its way before there is any', () => {
    const show = (status: MessageProps['status']) => (
      <Message role="assistant" status={status}>
        <Markdown text={status === 'pending' ? '' : 'It *rains*.'} isWhole={status === 'completed'} />
      </Message>
    );
    const { rerender } = render(show('pending'));
    expect(screen.getByRole('img', { name: 'Writing a reply' })).toBeInTheDocument();
    rerender(show('streaming'));
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText('rains').localName).toBe('em');
  });
});
