/** The style of the search, put once into each document or shadow root that holds one. */
import { styler } from './sheet.js';

const GLASS =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='black' stroke-width='1.6'%3E%3Ccircle cx='7' cy='7' r='4.6'/%3E%3Cpath d='m10.5 10.5 4 4'/%3E%3C/svg%3E\")";

export const searchStyle = styler(`
.parley-search{position:relative;font:14px/1.4 var(--pl-font);color:var(--pl-text);width:240px;height:40px}
.parley-search *{box-sizing:border-box}
.parley-search form{margin:0;position:absolute;inset:0 0 auto auto;width:100%}
.parley-search form::before{content:"";position:absolute;left:12px;top:12px;width:16px;height:16px;background:var(--pl-grey);-webkit-mask:${GLASS} center/contain no-repeat;mask:${GLASS} center/contain no-repeat;pointer-events:none}
.parley-search input[type=search]{font:inherit;color:inherit;background:var(--pl-background);border:1px solid var(--pl-grey);border-radius:4px;height:40px;width:100%;margin:0;padding:0 8px 0 36px}
.parley-search input[type=search]::placeholder{color:var(--pl-grey);opacity:1}
.parley-search :is(input,a):focus-visible{outline:2px solid var(--pl-link);outline-offset:1px}
.parley-search .panel{position:absolute;z-index:8;right:0;top:44px;width:min(480px,calc(100vw - 32px));max-height:min(70vh,560px);overflow:auto;background:var(--pl-background);border:1px solid var(--pl-grey);border-radius:4px;box-shadow:0 4px 16px rgb(0 0 0 / .16)}
.parley-search [hidden]{display:none!important}
.parley-search .count{margin:0;padding:8px 12px 4px;font-size:13px;color:var(--pl-grey)}
.parley-search ul{list-style:none;margin:0;padding:0}
.parley-search li{margin:0;padding:0}
.parley-search .panel a{display:block;padding:8px 12px;min-height:44px;color:inherit;text-decoration:none;overflow-wrap:anywhere}
.parley-search .panel a span{display:block;font-size:13px;color:var(--pl-grey)}
.parley-search .panel a:is(:hover,:focus-visible){background:color-mix(in srgb,var(--pl-link) 12%,transparent)}
.parley-search .panel a:focus-visible{outline-offset:-2px}
.parley-search .panel .all{color:var(--pl-link);border-top:1px solid var(--pl-line);padding-top:12px}
.parley-search .key{display:flex;align-items:center;gap:8px;min-height:44px;padding:4px 12px;font-size:13px;color:var(--pl-grey);border-top:1px solid var(--pl-line);cursor:pointer}
.parley-search .key input{width:18px;height:18px;margin:0;accent-color:var(--pl-link)}
.parley-search .unseen{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:1200px){
.parley-search{width:44px}
.parley-search:not(:focus-within,[data-open]) input[type=search]{padding-right:0;color:transparent}
.parley-search:not(:focus-within,[data-open]) input[type=search]::placeholder{color:transparent}
.parley-search:is(:focus-within,[data-open]) form{width:min(360px,calc(100vw - 32px));z-index:8}
}
@media (hover:none){.parley-search .key{display:none}}
@media print{.parley-search{display:none}}
`);
