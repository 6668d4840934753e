/** The long answer: every construct that a markdown view has to get right while it is still being written. */
export const LONG_MARKDOWN = `# How a reply streams

A language model writes **one token at a time**. Waiting for the last one before showing the first would leave a person looking at a spinner for ten seconds or more, so the server sends each token on as soon as it exists, and the page paints what it has.[^frames] 🚀

## What travels over the wire

1. The browser asks with a single \`POST\`.
2. The server answers \`200\` with the type \`text/event-stream\` and keeps the connection open.
3. Every token becomes one small event:
   - a \`data:\` line with some JSON,
   - an empty line that ends it,
   - and nothing else; comments such as \`: keep-alive\` are *skipped*.
4. A **terminal event** says that the reply is whole.

> If the bytes end without that terminal event, the reply is not short: it is *cut off*.
> A page that shows it as finished tells the reader something that is not true.

## Reading it by hand

Bytes may be cut anywhere, also in the middle of a character, so the decoder has to remember what it has not understood yet:

\`\`\`ts
const decoder = new TextDecoder();
let rest = '';

for await (const bytes of response.body) {
  rest += decoder.decode(bytes, { stream: true });
  const events = rest.split('\\n\\n');
  rest = events.pop() ?? ''; // what is left over is not an event yet
  for (const event of events) {
    if (event === 'data: [DONE]') return;
    paint(JSON.parse(event.slice('data: '.length)));
  }
}
throw new Error('The reply was cut off.');
\`\`\`

That is the idea. It still misses carriage returns, events of several lines, limits, and a way to stop.

## How a reply can end

| Ending | What the server sent | What the page should say |
|:--|:--|:--|
| completed | a terminal event | nothing, the reply speaks for itself |
| failed | an error, or silence, or half a reply | what happened, and *try again* |
| cancelled | whatever came before the stop | **stopped**, with the text kept |

Between those ends a reply is in one of few states:

\`\`\`mermaid
flowchart LR
  accTitle: The states of a reply
  pending --> streaming
  streaming --> completed
  streaming --> failed
  streaming --> cancelled
\`\`\`

### How long it takes

With $t_1$ seconds to the first token and $r$ tokens a second, a reply of $n$ tokens is whole after

$$
T(n) = t_1 + \\frac{n - 1}{r}
$$

and a person reads along from $t_1$ on. At 40 tokens a second, 400 of them take ten seconds more.[^reading]

### Before it ships

- [x] A stop reaches the server
- [x] What was cut off says so
- [ ] Somebody pulled the plug in the middle of a reply
  - [x] on a fast line
  - [ ] on a train

### Characters that are more than one character

What looks like one sign can be many code points, and a careful page never paints half of one:

- a family: 👨‍👩‍👧‍👦, and one with skin tones: 👩🏽‍🤝‍👨🏻
- flags: 🇳🇵 🇧🇷 🇯🇵 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈
- a technologist at work: 👩🏾‍💻, a keycap: 5️⃣, an accent on its own: é
- Chinese: 流式回复在模型写完之前就开始显示。
- Japanese: 返信は書かれながら表示されます。
- Korean: 답변은 작성되는 동안 표시됩니다.
- Arabic: يظهر الرد أثناء كتابته، كلمة بعد كلمة.
- Hebrew: התשובה מופיעה תוך כדי כתיבה.

---

## In short

Show what has come, say honestly how it ended, and let the person stop it at any time. The [specification of server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html) has the details. ✅

[^frames]: At most once a frame: a screen that shows 60 pictures a second can't show 200 tokens one by one.

[^reading]: People read about five words a second, so it is the *first* token that they wait for.
`;
