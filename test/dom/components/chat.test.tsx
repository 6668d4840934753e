import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useChat } from 'deltakit';
import { Chat, type ChatProps } from 'deltakit/components';
import { defineTool } from 'deltakit/core';
import { createMockServer } from 'deltakit/mock';
import { memoryThreads, type ThreadStorage } from 'deltakit/storage';
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

const book = vi.fn(() => ({ booked: 'Sandpiper' }));
const tools = {
  book_boat: defineTool({
    description: 'Books a boat.',
    parameters: z.object({ boat: z.string(), hours: z.number() }),
    approve: true,
    execute: book,
  }),
};

interface PageProps extends Omit<ChatProps, 'chat'> {
  scenario?: string;
  storage?: ThreadStorage;
}

function Page({ scenario = 'conversation', storage, ...rest }: PageProps) {
  const chat = useChat({
    url: `/api/chat/stream?scenario=${scenario}&speed=instant`,
    fetch: createMockServer(),
    retry: false,
    pacing: 'instant',
    tools,
    storage,
    threadId: 'one',
  });
  return <Chat chat={chat} {...rest} />;
}

const field = () => screen.getByRole('textbox', { name: 'Message' });
const ask = (prompt: string) => userEvent.type(field(), `${prompt}{Enter}`);
const answers = () => screen.queryAllByRole('article', { name: 'Assistant' });
const ended = (status: string) =>
  waitFor(() => expect(answers().at(-1)).toHaveAttribute('data-status', status));

beforeEach(() => {
  book.mockClear();
  sessionStorage.clear();
});

test('one element is a chat: a question is asked, and its answer is whole', async () => {
  render(<Page />);
  await ask('Tell me of the tides.');
  await ended('completed');
  expect(answers()).toHaveLength(1);
  expect(answers()[0]).toHaveTextContent('High water comes twice a day');
  expect(screen.getByRole('article', { name: 'You' })).toHaveTextContent('Tell me of the tides.');
});

test('a prompt of the welcome is sent by one press, and the welcome goes', async () => {
  render(<Page suggestions={['What are tides?']} />);
  await userEvent.click(screen.getByRole('button', { name: 'What are tides?' }));
  await ended('completed');
  expect(screen.queryByRole('button', { name: 'What are tides?' })).toBeNull();
});

test('a tool runs once it was approved, and the answer goes on', async () => {
  render(<Page />);
  await ask('I would like a boat.');
  const approve = await screen.findByRole('button', { name: /^(Allow|Approve)/ });
  expect(book).not.toHaveBeenCalled();
  await userEvent.click(approve);
  await waitFor(() => expect(answers()[0]).toHaveTextContent('So that is settled.'));
  expect(book).toHaveBeenCalledOnce();
});

test('an edit and another answer are branches, which can be shown again', async () => {
  render(<Page scenario="echo" />);
  await ask('One');
  await ended('completed');
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  const form = within(screen.getByRole('article', { name: 'You' }));
  await userEvent.clear(form.getByRole('textbox'));
  await userEvent.type(form.getByRole('textbox'), 'Two{Enter}');
  await waitFor(() => expect(answers()[0]).toHaveTextContent('Two'));
  await ended('completed');
  await userEvent.click(screen.getByRole('button', { name: /^Previous/ }));
  expect(answers()[0]).toHaveTextContent('One');
});

test('Esc stops from anywhere inside, and what came is kept', async () => {
  render(<Page scenario="stall" />);
  await ask('Anything');
  await ended('streaming');
  await userEvent.keyboard('{Escape}');
  await ended('cancelled');
  expect(answers()[0]).toHaveTextContent(/Stopped/);
});

test('strings given once reach every part', async () => {
  render(<Page labels={{ assistant: 'Hafen', you: 'Ich', composer: 'Nachricht' }} />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Nachricht' }), 'Hallo{Enter}');
  await waitFor(() => expect(screen.getByRole('article', { name: 'Hafen' })).toBeVisible());
  expect(screen.getByRole('article', { name: 'Ich' })).toHaveTextContent('Hallo');
});

test('what a person thinks of an answer is told with its id', async () => {
  const onFeedback = vi.fn();
  render(<Page onFeedback={onFeedback} />);
  await ask('Tell me of the tides.');
  await ended('completed');
  await userEvent.click(screen.getByRole('button', { name: /^Good/ }));
  expect(onFeedback).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'up');
});

test('a storage that can not be read is told of, and the chat goes on without', async () => {
  const load = () => Promise.reject(new Error('The storage is full.'));
  render(<Page storage={{ ...memoryThreads(), load }} />);
  expect(await screen.findByText('The storage is full.')).toBeVisible();
  await ask('Tell me of the tides.');
  await ended('completed');
});
