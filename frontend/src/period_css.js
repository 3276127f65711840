/** The style of the period filter, put once into each document or shadow root that holds one. */
import { styler } from './sheet.js';

const CALENDAR =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='black' stroke-width='1.4'%3E%3Crect x='2' y='3' width='12' height='11' rx='1.5'/%3E%3Cpath d='M2 6.5h12M5.2 1.5V4m5.6-2.5V4'/%3E%3C/svg%3E\")";
export const periodStyle = styler(`
.parley-period{font:14px/1.4 var(--pl-font);color:var(--pl-text);display:grid;gap:6px;min-width:0;max-width:100%}
.parley-period *{box-sizing:border-box}
.parley-period .fields{display:flex;flex-wrap:wrap;gap:8px}
.parley-period .field{display:grid;gap:2px;min-width:0;flex:1 1 130px;max-width:220px}
.parley-period .field:not(.named){max-width:170px}
.parley-period .day{position:relative;display:block}
.parley-period :is(input[type=text],select){font:inherit;font-variant-numeric:tabular-nums;color:inherit;background:var(--pl-background);border:1px solid var(--pl-grey);border-radius:4px;height:40px;padding:0 8px;width:100%;min-width:0}
.parley-period input[type=text]{padding-right:34px}
.parley-period input[aria-invalid]{border:2px solid currentColor}
.parley-period button{position:absolute;right:2px;top:2px;width:36px;height:36px;padding:0;border:0;border-radius:4px;background:none;cursor:pointer}
.parley-period button::before{content:"";display:block;width:16px;height:16px;margin:auto;background:var(--pl-grey);-webkit-mask:${CALENDAR} center/contain no-repeat;mask:${CALENDAR} center/contain no-repeat}
.parley-period input[type=date]{position:absolute;right:0;bottom:0;width:36px;height:2px;opacity:0;border:0;padding:0;pointer-events:none}
.parley-period :is(input,select,button,summary,.handle):focus-visible{outline:2px solid var(--pl-link);outline-offset:1px}
.parley-period .fault{margin:0}
.parley-period .fault:empty{display:none}
.parley-period .more{position:relative;align-self:end;flex:1 1 130px;max-width:260px}
.parley-period summary{height:40px;line-height:38px;padding:0 28px 0 8px;border:1px solid var(--pl-grey);border-radius:4px;cursor:pointer;list-style:none;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.parley-period summary::-webkit-details-marker{display:none}
.parley-period summary::after{content:"";position:absolute;right:12px;top:14px;width:7px;height:7px;border:solid currentColor;border-width:0 2px 2px 0;transform:rotate(45deg)}
.parley-period .panel{position:absolute;z-index:5;right:0;top:44px;display:grid;gap:8px;padding:12px;width:max-content;min-width:100%;background:var(--pl-background);border:1px solid var(--pl-grey);border-radius:4px}
.parley-period .strip{padding:0 8px}
.parley-period .track{position:relative;height:48px;border-bottom:1px solid var(--pl-grey);touch-action:pan-y;cursor:crosshair;user-select:none}
.parley-period svg{position:absolute;inset:4px 0 0;width:100%;height:44px;fill:var(--pl-grey);opacity:.65;pointer-events:none}
.parley-period .window{position:absolute;inset-block:0;min-width:2px;background:color-mix(in srgb,var(--pl-link) 16%,transparent);border-inline:2px solid var(--pl-link);cursor:grab}
.parley-period .handle{position:absolute;inset-block:2px 1px;width:44px;margin-left:-22px;cursor:ew-resize;touch-action:none;border-radius:4px}
.parley-period .handle[data-end=from]{margin-left:-34px}
.parley-period .handle[data-end=to]{margin-left:-10px}
.parley-period .handle::before{content:"";position:absolute;top:10px;width:10px;height:24px;border:2px solid var(--pl-link);border-radius:4px;background:var(--pl-background);pointer-events:none}
.parley-period .handle[data-end=from]::before{left:29px}
.parley-period .handle[data-end=to]::before{left:5px}
.parley-period .years{position:relative;height:18px;font-size:13px;color:var(--pl-grey)}
.parley-period .years span{position:absolute;padding-left:3px;border-left:1px solid var(--pl-grey)}
@media (max-width:480px){
.parley-period{gap:3px}
.parley-period .fields{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:4px 6px}
.parley-period .fields>*{grid-column:span 2;max-width:none}
.parley-period .fields>.field:not(.named){grid-column:span 3;max-width:none}
.parley-period :is(input[type=text],select,summary){height:38px}
.parley-period summary{line-height:36px;padding:0 20px 0 6px;font-size:13px}
.parley-period summary::after{right:8px}
.parley-period .panel{top:42px}
.parley-period .track{height:46px}
.parley-period svg{inset:15px 0 0;height:30px}
.parley-period .years{margin-top:-46px;height:46px;font-size:12px;line-height:14px;color:inherit;pointer-events:none}
.parley-period .handle{inset-block:0 1px}
.parley-period .handle::before{top:17px}
}
@media (min-width:361px) and (max-width:480px){.parley-period .field:not(.named){grid-template-columns:auto minmax(0,1fr);align-items:center;gap:6px}}
@media (forced-colors:active){.parley-period .window{border-inline-color:Highlight}.parley-period .handle::before{border-color:ButtonText}.parley-period svg{fill:CanvasText}}
@media (prefers-contrast:more){.parley-period svg{opacity:1}}
@media print{.parley-period{display:none}}
`);
