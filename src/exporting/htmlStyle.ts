/** The style of an exported page: readable anywhere, light and dark as the reader has it, and on paper. */
export const htmlStyle = `
:root { color-scheme: light dark; --text: #1f2328; --quiet: #59636e; --paper: #fff; --field: #f6f8fa; --line: #d1d9e0; --link: #0969da; --good: #1a7f37; --bad: #cf222e; --open: #9a6700; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --quiet: #9198a1; --paper: #0d1117; --field: #151b23; --line: #3d444d; --link: #6cb6ff; --good: #57ab5a; --bad: #ff7b72; --open: #d4a72c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 0.25rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 0.25rem; padding-bottom: 0.2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 0.5rem; }
p { margin: 0.6rem 0; }
a { color: var(--link); }
math { font-size: 1.1em; font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math; }
mtd.left { text-align: start; }
mtd.right { text-align: end; }
mtable[columnspacing="0em"] > mtr > mtd { padding-inline: 0; }
menclose[notation~="box"] { border: 1px solid; padding: 0.2em 0.3em; }
menclose[notation~="updiagonalstrike"] { background: linear-gradient(to top right, transparent calc(50% - 0.5px), currentColor, transparent calc(50% + 0.5px)); }
menclose[notation~="downdiagonalstrike"] { background: linear-gradient(to bottom right, transparent calc(50% - 0.5px), currentColor, transparent calc(50% + 0.5px)); }
menclose[notation~="horizontalstrike"] { background: linear-gradient(transparent calc(50% - 0.5px), currentColor, transparent calc(50% + 0.5px)); }
.about { color: var(--quiet); font-size: 0.875rem; margin: 0.25rem 0; }
.problem > .text { background: var(--field); border: 1px solid var(--line); border-radius: 6px; padding: 0.25rem 1rem; margin-top: 0.75rem; }
blockquote { margin: 0.75rem 0; padding: 0 1rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
blockquote.asked { border-inline-start-color: var(--link); color: inherit; }
.display { display: block; overflow-x: auto; overflow-y: hidden; margin: 0.75rem 0; text-align: center; }
.display math { margin: 0; }
.katex { display: inline; }
.display > .katex { display: inline-block; }
details { margin: 0.75rem 0; border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem 1rem; }
summary { cursor: pointer; color: var(--quiet); }
pre { background: var(--field); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; overflow-x: auto; white-space: pre; }
code, .pending { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
.pending { white-space: pre-wrap; }
:not(pre) > code { background: var(--field); border-radius: 4px; padding: 0.1em 0.3em; }
code.unread { border-bottom: 1px dotted var(--open); white-space: pre-wrap; }
figure { margin: 1rem 0; text-align: center; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
.table { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.75rem 0; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.7rem; text-align: start; vertical-align: top; }
th { background: var(--field); }
table.claims { width: 100%; }
table.claims p { margin: 0; }
td.verdict { white-space: nowrap; font-weight: 600; color: var(--quiet); }
tr.verified td.verdict { color: var(--good); }
tr.refuted td.verdict { color: var(--bad); }
tr.inconclusive td.verdict, tr.stale td.verdict { color: var(--open); }
.counterexample { font-weight: 600; }
.tag { font-size: 0.75rem; border: 1px solid var(--line); border-radius: 1em; padding: 0.05em 0.6em; color: var(--quiet); white-space: nowrap; }
.hidden-character { color: var(--bad); font-family: ui-monospace, monospace; font-size: 0.8em; }
.end { border-inline-start: 3px solid var(--open); padding-inline-start: 0.75rem; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
@media (max-width: 40rem) {
  main { padding: 1.25rem 1rem 3rem; }
  table.claims, table.claims tbody, table.claims tr, table.claims td { display: block; border: 0; }
  table.claims thead { position: absolute; clip-path: inset(50%); }
  table.claims tr { border: 1px solid var(--line); border-radius: 6px; padding: 0.35rem 0.75rem; margin: 0.5rem 0; }
  table.claims td { padding: 0.15rem 0; }
}
@media print {
  main { max-width: none; padding: 0; }
  .display, .table, pre { overflow: visible; }
  pre { white-space: pre-wrap; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  table, .display { break-inside: avoid; }
}
`;
