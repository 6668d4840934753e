/** What the stories of markdown show: each text as a model would write it. */

export const ELEMENTS = `# The first heading

A paragraph with **bold**, *italic*, ***both***, ~~struck~~ text and \`inline code\`, a [link](https://example.com/deltas "With a title"), a bare address, https://example.org/rivers, and a hard  
line break.

## The second heading

- A list, whose items are short
- with a second level:
  - one
  - two, with \`code\`
    1. and a third, which counts
    2. to two
- and an end

1. First
2. Second
3. Third

### The third heading

- An item of two paragraphs.

  This is the second of them.

- Another item, with a quote in it:

  > Sediment settles where a river slows down.

> A quote of two paragraphs, with *emphasis*.
>
> > And a quote in the quote.

#### The fourth heading

\`\`\`ts
for await (const delta of deltas) {
  paint(fold(reply, delta)); // at most once a frame
}
\`\`\`

##### The fifth heading

| River | Length in km | Delta |
| :-- | --: | :-: |
| Nile | 6,650 | yes |
| Danube | 2,850 | yes |
| Thames | 346 | no |

###### The sixth heading

<details>HTML is shown as it was written.</details>

---

The end, behind a rule.
`;

export const TABLES = `| Ending | What the server sent | What the page should say |
|:--|:--|:--|
| completed | a terminal event | nothing, the reply speaks for itself |
| failed | an error, or silence, or half a reply | what happened, and *try again* |
| cancelled | whatever came before the stop | **stopped**, with the text kept |

Numbers stand below each other, and a wide table scrolls by itself:

| River | Source | Mouth | Length in km | Basin in km² | Discharge in m³/s | Countries | Delta in km² |
|:--|:--|:--|--:|--:|--:|--:|--:|
| Nile | Burundi | Mediterranean Sea | 6,650 | 3,254,555 | 2,830 | 11 | 24,000 |
| Danube | Black Forest | Black Sea | 2,850 | 801,463 | 7,000 | 10 | 4,152 |
| Mekong | Tibetan Plateau | South China Sea | 4,350 | 795,000 | 16,000 | 6 | 39,000 |
`;

export const TASKS = `Before the release:

- [x] Read the text as it grows
- [ ] Keep what has settled
  - [x] its elements
  - [ ] what is selected in it
- [ ] Say how it ended

1. [x] Count
2. [ ] to two
`;

export const FOOTNOTES = `A delta grows where a river slows down.[^slow] The coarse grains fall first,[^grain] and the finest travel furthest.[^grain]

[^slow]: Where it meets water that stands still: a lake or the sea.

[^grain]: Of two paragraphs.

    The second has a list:

    - sand
    - silt
`;

export const IMAGES = `A picture of the page's own site loads: ![A delta, drawn](/a-picture-that-is-not-there.png)

One of another site waits to be asked for, as its address may carry off what was said:

![The delta of the Danube](https://pictures.example.com/danube.png?said=secret)

It may stand in a text ![](https://pictures.example.com/dot.gif) and in a [link ![with a picture](https://pictures.example.com/map.png)](https://example.com/map).
`;

/** A delta, drawn: 48 by 32. */
export const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAIAAADbtmxLAAAAwUlEQVR42u3WwQmFMBCE4b9si7Acz3ZgTx4evEMkcXZnBYVALiHB/ZiYsCzb/qrBBE3QBL0QdOxrM5Slp0DXkmNQ1ISvuQWFTF8G9YopIN2ErxFBoglfo4MUE4XxlIREYTwlIVGr8U2fAonfbX5q00RaY4J6Jvx4rtfeCYmSh2c8DZkwD6snSB8caY0CSpjw4+mVLwDlNIM8EiZCmudA/8348Sg9dRjkxFMF+m3G14hNvliF9FWvWm1Bfjx6k68UOgEQhPDXAk9GlQAAAABJRU5ErkJggg==';

export const HOSTILE = `[A script](javascript:alert(1)), [another](JaVaScRiPt:alert(1)), [a third](java&#10;script:alert(1)) and [data](data:text/html,<script>alert(1)</script>) stay text.

A link says where it leads: [https://bank.example](https://evil.example/login), [my bank](https://bank.example@evil.example/), [аpple.com](https://xn--pple-43d.com/).

<img src=x onerror=alert(1)> and <script>alert(1)</script> are text.

<iframe src="javascript:alert(1)"></iframe>

\`if (level != 'user‮ ⁦// if admin⁩ ⁦')\` shows what turns it round.
`;

export const ARABIC = `# كيف يتدفق الرد

يكتب النموذج اللغوي **رمزًا واحدًا في كل مرة**، وتعرض الصفحة ما وصل منها عبر \`text/event-stream\` دون انتظار النهاية.

1. يسأل المتصفح بطلب \`POST\` واحد.
2. يجيب الخادم ويُبقي الاتصال مفتوحًا:
   - سطر بيانات،
   - وسطر فارغ.

- [x] وصل الرد كاملًا
- [ ] توقّف في المنتصف

> إذا انقطع الاتصال قبل النهاية فالرد *مقطوع* وليس قصيرًا.

| الحالة | ما أرسله الخادم | الزمن |
|:--|:--|--:|
| مكتمل | حدث نهائي | 12 s |
| فاشل | خطأ أو صمت | 3 s |

\`\`\`ts
const reply = await fetch('/api/chat/stream'); // من اليسار
\`\`\`

وهذه فقرة بحاشية.[^1]

[^1]: نص الحاشية.
`;

export const MIXED = `# Text in both directions

An English paragraph with עברית in it, and a list:

- שלום עולם, a greeting
- English first, ואז עברית
- مرحبا

פסקה בעברית עם \`code\` ועם [קישור](https://example.com/he) וסימן שאלה?

| English | עברית |
|:--|:--|
| delta | דלתא |
| river | נהר |

> ציטוט בעברית.
`;

export const CODE = `The area under a bell, $e^{-x^2}$, is $\\sqrt\\pi$:

$$
\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}
$$

\`\`\`python title="bell.py"
import math

def area(step: float = 1e-3) -> float:
    """Adds up what is under the bell."""
    return sum(math.exp(-((k * step) ** 2)) * step for k in range(-8000, 8001))

print(area(), math.sqrt(math.pi))
\`\`\`

1. In a list it stands below its item:

   \`\`\`sh
   python bell.py
   \`\`\`

\`\`\`mermaid
flowchart LR
  accTitle: The way of a token
  Request --> Deltas --> Display
\`\`\`
`;

/** A little of everything, to be cut anywhere. */
export const HALVES = `Some **bold**, *italic* and ~~struck~~ words, \`code\`, a [link](https://example.com/far "Far") and an ![image](https://pictures.example.com/a.png). It costs $5 or $10, and snake_case_names stay.

| River | Delta |
|:--|--:|
| Nile | 24,000 |
| Mekong | 39,000 |

- [x] done
- [ ] open

\`\`\`ts
const half = 'fence';
\`\`\`

A note[^n] and <b>HTML</b>.

[^n]: The note.
`;
