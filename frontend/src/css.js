/** The style of a figure block, put once into each document or shadow root that holds one. */
import PLOTLY from 'plotly-css';
import { styler } from './sheet.js';

export const style = styler(`
.parley-figure{margin:0;padding:0;position:relative;color:var(--pl-text);font-family:var(--pl-font);font-size:13px;line-height:1.4;min-width:0;max-width:100%}
.parley-figure :is(h2,h3){margin:0;padding:0;font:600 19px/1.3 var(--pl-font);color:var(--pl-text);letter-spacing:0;text-wrap:pretty}
.parley-figure .sub{margin:2px 0 0;font-size:14px;line-height:1.4;color:var(--pl-grey);text-wrap:pretty}
.parley-figure .unbroken{white-space:nowrap}
.parley-figure .plot{margin:8px 0 0;position:relative;max-width:100%;overflow:hidden;border-radius:2px}
.parley-figure .plot.brush .nsewdrag{cursor:col-resize}
.parley-figure .plot .dragged{position:absolute;top:0;bottom:0;pointer-events:none;border:solid var(--pl-link);border-width:0 2px;background:color-mix(in srgb,var(--pl-link) 16%,transparent)}
.parley-figure .plot:focus-visible,.parley-figure :is(a,button,select):focus-visible{outline:2px solid var(--pl-link);outline-offset:2px}
.parley-figure .on-record .draglayer .drag{cursor:pointer!important}
.parley-figure .empty{margin:8px 0 0;padding:24px 0;font-size:16px;color:var(--pl-grey);border-block:1px solid var(--pl-line)}
.parley-figure figcaption{margin:4px 0 0;font-size:13px;line-height:1.4;color:var(--pl-grey);text-wrap:pretty}
.parley-figure figcaption a{color:inherit;text-decoration:underline;text-underline-offset:2px}
.parley-figure .tools{margin:8px 0 0;display:flex;flex-wrap:wrap;align-items:center;gap:4px 16px;font-size:13px;color:var(--pl-grey)}
.parley-figure .tools label{display:flex;flex-wrap:wrap;align-items:center;gap:0 8px;max-width:100%}
.parley-figure .tools select{font:inherit;color:var(--pl-text);background:var(--pl-background);border:1px solid var(--pl-grey);border-radius:4px;height:28px;padding:0 4px;max-width:min(100%,34ch)}
.parley-figure .tools :is(a,button){font:inherit;color:var(--pl-link);background:none;border:0;padding:4px 0;margin:0;min-height:24px;box-sizing:border-box;display:inline-flex;align-items:center;cursor:pointer;text-decoration:none}
.parley-figure .tools :is(a,button):hover{text-decoration:underline;text-underline-offset:2px}
.parley-figure .rows{margin:4px 0 0;font-size:13px}
.parley-figure .rows summary{color:var(--pl-link);cursor:pointer;padding:4px 0;min-height:24px;box-sizing:border-box;width:fit-content}
.parley-figure .rows summary:hover{text-decoration:underline;text-underline-offset:2px}
.parley-figure .rows summary:focus-visible,.parley-figure .rows .wide:focus-visible{outline:2px solid var(--pl-link);outline-offset:2px}
.parley-figure .rows .wide{overflow:auto;max-height:480px;border-block:1px solid var(--pl-line)}
.parley-figure .rows table{border-collapse:collapse;margin:0;width:max-content;min-width:100%;color:var(--pl-text);font:13px/1.4 var(--pl-font)}
.parley-figure .rows caption{text-align:left;color:var(--pl-grey);padding:4px 0;position:sticky;left:0;width:fit-content}
.parley-figure .rows :is(td,th){text-align:left;vertical-align:top;padding:4px 16px 4px 0;border:0;border-bottom:1px solid var(--pl-line);max-width:60ch;overflow-wrap:anywhere;font-weight:400}
.parley-figure .rows :is(th[scope=row],thead th){font-weight:600;background:var(--pl-background)}
.parley-figure .rows thead th{position:sticky;top:0;z-index:1}
.parley-figure .rows tbody th{position:sticky;left:0}
.parley-figure .rows .n{text-align:right;font-variant-numeric:tabular-nums}
.parley-figure .rows a{color:var(--pl-link)}
.parley-figure [hidden]{display:none!important}
.parley-figure .live{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:640px),(pointer:coarse){.parley-figure .tools :is(a,button){padding:8px 0}.parley-figure .rows summary{padding:12px 0;min-height:44px}.parley-figure .tools select{height:36px}}
@media (forced-colors:active){.parley-figure .plot{forced-color-adjust:none;background:var(--pl-background)}}
@media print{.parley-figure{break-inside:avoid;page-break-inside:avoid}.parley-figure :is(.tools,.rows:not([open])){display:none}.parley-figure .rows .wide{max-height:none;overflow:visible}}
${PLOTLY}`);
