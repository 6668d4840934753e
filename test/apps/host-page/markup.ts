/** A page as apps have them: every usual element, in the host's own classes. Nothing of the kit is in it. */
export const HOST_MARKUP = `
<header class="bar"><nav aria-label="Main"><ul><li><a href="#a">Home</a></li><li><a href="#b" class="current">Docs</a></li></ul></nav></header>
<main class="page">
  <h1>Title</h1><h2>Second</h2><h3>Third</h3><h4>Fourth</h4><h5>Fifth</h5><h6>Sixth</h6>
  <p class="lead">Text with <b>b</b>, <strong>strong</strong>, <i>i</i>, <em>em</em>, <u>u</u>, <s>s</s>, <small>small</small>,
    <mark>mark</mark>, <code>code</code>, <kbd>kbd</kbd>, <samp>samp</samp>, <var>var</var>, <sub>sub</sub>, <sup>sup</sup>,
    <abbr title="x">abbr</abbr>, <cite>cite</cite>, <q>q</q>, <time>now</time>, <a href="https://example.com">link</a>,
    <del>del</del>, <ins>ins</ins>, <dfn>dfn</dfn>, <bdo dir="rtl">bdo</bdo>, <ruby>字<rt>ji</rt></ruby>.</p>
  <blockquote cite="#"><p>Quote</p></blockquote>
  <pre><code>const answer = 42;</code></pre>
  <ul class="list"><li>One<ul><li>Nested</li></ul></li><li>Two</li></ul>
  <ol><li>First</li><li>Second</li></ol>
  <dl><dt>Term</dt><dd>Meaning</dd></dl>
  <hr>
  <table class="grid"><caption>Table</caption><colgroup><col><col></colgroup>
    <thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
    <tbody><tr><td>1</td><td>2</td></tr></tbody><tfoot><tr><td>3</td><td>4</td></tr></tfoot></table>
  <figure><svg width="16" height="16" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7"/><path d="M2 2h4"/></svg>
    <figcaption>Figure</figcaption></figure>
  <img alt="" width="10" height="10" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><canvas width="10" height="10"></canvas>
  <video width="20" height="20"></video><audio controls></audio><iframe title="frame" width="20" height="20"></iframe>
  <form class="form"><fieldset><legend>Legend</legend>
    <label>Text <input type="text" placeholder="here"></label>
    <input type="search"><input type="email"><input type="password"><input type="number"><input type="date">
    <input type="range"><input type="color"><input type="file"><input type="checkbox" checked><input type="radio">
    <select><optgroup label="g"><option>1</option></optgroup></select><select multiple><option>1</option></select>
    <textarea rows="2" placeholder="more">text</textarea><output>4</output>
    <button type="submit" class="button">Send</button><button type="button" disabled>Off</button>
    <input type="submit" value="Go"><input type="reset"><input list="data"><datalist id="data"><option value="x"></datalist>
    <progress value="0.4"></progress><meter value="0.4"></meter></fieldset></form>
  <details open><summary>More</summary><p>Inside</p></details>
  <dialog open class="dialog"><p>Dialog</p></dialog>
  <div popover id="pop">Popover</div>
  <section class="card"><article class="message"><p class="markdown composer thread">Words the kit knows as well</p></article></section>
  <aside class="dark"><p>Dark corner</p><button>Inside</button></aside>
  <aside class="light" data-theme="light"><p>Light corner</p></aside>
  <div data-state="open" data-status="streaming" data-role="user" data-slot="card"><p data-slot="button">Other data</p></div>
  <div class="flex gap-4 p-4 rounded-lg border shadow-lg hidden-not"><span class="truncate font-semibold text-primary">Utilities</span></div>
  <div class="old-shadow">As Tailwind 3 writes it</div>
  <div class="moving">Moves</div><div class="pulse">Pulses</div>
  <div dir="rtl"><p>من اليمين</p><ul><li>عنصر</li></ul></div>
  <div hidden>Hidden</div><div contenteditable="true">Edit</div><address>Address</address>
</main>
<footer class="foot"><p>Foot</p></footer>`;
