/**
 * The looks of a report’s page: light and dark as the reader’s system is, narrow and wide, and on paper.
 *
 * Figures are drawn on white, and stay so in the dark.
 */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1a1a1a;--page:#fff;--soft:#555;--rule:#c8c8c8;--shade:#f3f3f3;--link:#0b4f9e}
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--page:#16181c;--soft:#b0b0b0;--rule:#4a4d55;--shade:#22252b;--link:#8ab8f5}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--page);font:16px/1.55 "DejaVu Sans",Verdana,system-ui,sans-serif}
header,nav,main{max-width:84rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .75rem}
h2{font-size:1.5rem;margin:2.5rem 0 .75rem;padding-top:.5rem;border-top:1px solid var(--rule)}
h3{font-size:1.2rem;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:1.5rem 0 .5rem}
nav h2{font-size:1.1rem;border:0;margin:1rem 0 .25rem}
nav ol{margin:0;padding-left:1.5rem}
@media (min-width:60rem){nav>ol{columns:2;column-gap:3rem}}
p,li{max-width:48rem}
h1,h2,h3,h4,p,li,caption,figcaption{overflow-wrap:anywhere}
a{color:var(--link)}
a.skip{position:absolute;left:-100rem}
a.skip:focus{left:1rem;top:1rem;padding:.5rem;background:var(--page)}
code{font:.88em "DejaVu Sans Mono",Consolas,monospace;background:var(--shade);padding:.08em .25em;border-radius:3px;overflow-wrap:anywhere}
pre{overflow-x:auto;background:var(--shade);padding:.75rem 1rem}
pre code{padding:0;overflow-wrap:normal}
.scrolls{overflow-x:auto;margin:1rem 0}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;font-size:.8125rem;line-height:1.4;min-width:min(100%,36rem)}
caption{text-align:left;padding:0 0 .5rem;color:var(--soft);max-width:60rem}
@media (max-width:60rem){caption{position:sticky;left:0;display:table-caption;width:calc(100vw - 2.5rem);max-width:calc(100vw - 2.5rem)}}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--rule)}
thead th{border-bottom:2px solid var(--ink)}
tbody th{font-weight:normal}
.is-number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.is-narrow{white-space:nowrap}
.is-wide{min-width:9rem}
figure{margin:1.5rem 0}
figure svg{display:block;max-width:100%;height:auto;background:#fff;border:1px solid var(--rule)}
figcaption{color:var(--soft);font-size:.875rem;max-width:48rem;margin-top:.4rem}
a.play{margin-left:.5rem}
a.play[hidden]{display:none}
iframe.explorer{width:100%;height:52rem;border:1px solid var(--rule);background:#fff}
@media print{
:root{--ink:#000;--page:#fff;--soft:#333;--rule:#999;--shade:#f3f3f3;--link:#000}
body{font-size:10pt}
header,nav,main{max-width:none;padding:0}
nav,a.skip,a.play,iframe.explorer{display:none}
.scrolls{overflow:visible}
table{font-size:7.5pt;width:100%}
th,td{padding:.2rem .3rem}
.is-wide{min-width:0}
tr,figure{break-inside:avoid}
h2,h3,h4{break-after:avoid}
figure svg{border:0}
}
`;
