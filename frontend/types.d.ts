/** The types of what the chart runtime is given and keeps; only the type check reads this file. */

/** One trace of a figure, as plotly takes it. */
interface Trace {
  type?: string;
  customdata?: unknown[];
  hovertext?: string | string[];
  text?: string | string[];
  [attribute: string]: any;
}

/** A figure's layout; `meta` holds what other widths set otherwise, by dotted path. */
interface Layout {
  width?: number;
  height?: number;
  meta?: { tablet?: Record<string, unknown>; phone?: Record<string, unknown>; brush?: object };
  [attribute: string]: any;
}

interface Figure {
  data: Trace[];
  layout?: Layout;
}

interface Link {
  label: string;
  href?: string;
  download?: string | null;
}

/** What the server says of one chart. */
interface Spec {
  name?: string;
  token?: string;
  heading: string;
  heading_level?: number;
  subtitle?: string;
  alt?: string;
  caption?: string;
  caption_href?: string;
  empty?: string;
  figure?: Figure | null;
  colors?: Record<string, string> | null;
  words?: Record<string, string>;
  links?: Link[];
  csv?: { label: string; filename: string; text: string };
  table?: { label: string; failed: string; href?: string; html?: string };
  image?: {
    filename: string;
    title?: string;
    subtitle?: string;
    footer?: string;
    description?: string;
  };
}

/** The elements of a table of rows. */
interface TableParts {
  box: HTMLDetailsElement;
  summary: HTMLElement;
  rows: HTMLElement;
}

/** The colours (CSS) and the font of a page. */
interface Theme {
  background: string;
  text: string;
  line: string;
  link: string;
  font: string;
  grey: string;
  dark: boolean;
  measured: string;
  key: string;
}

/** A mark that stands for a record, with its place in pixels. */
interface Point {
  id: string;
  label: string;
  x: number;
  y: number;
  curveNumber: number;
  pointNumber: number;
}

/** The elements of a figure block, by what they are for. */
type Parts = Record<string, any>;

/** A drawn figure block and what it remembers. */
interface Block {
  level: number;
  parts: Parts;
  width: number;
  current: Point | null;
  points?: Point[] | null;
  spec?: Spec;
  theme?: Theme;
  listed?: boolean;
  printed?: boolean;
  waiting?: boolean;
  wired?: boolean;
  onSelect?: OnSelect;
  onPeriod?: OnPeriod;
  open(id?: string): unknown;
  unlisten(): void;
  observer: ResizeObserver;
}

type OnSelect = (id: string) => unknown;

/** Hears of a period that is dragged on a chart, and at last of the one that is chosen. */
type OnPeriod = (at: Period, isChosen: boolean) => unknown;

/** A chart of the app, which its Streamlit component keeps. */
interface Chart {
  node: HTMLElement;
  failed: HTMLElement;
  orders: number;
  wanted?: string | null;
  shown?: string;
  entered?: string | null;
  given?: any;
  take(drawn: Element): Promise<void>;
  [more: string]: any;
}

/** The days between which a reader may choose, both included, as ISO dates. */
interface Span {
  first: string;
  last: string;
}

/** What a reader has chosen, both days included, as ISO dates. */
interface Period {
  from: string;
  to: string;
}

/** A choice by code, shown as a list; `summary` is what its folded list says of a code. */
interface Choice {
  name: string;
  label: string;
  value: string;
  options: { code: string; label: string; summary?: string }[];
}

/** What a reader has chosen: the period, and the other choices by name. */
interface Chosen extends Period {
  [choice: string]: string;
}

/** What the page says of its filter; a choice at its first option is left out of addresses. */
interface PeriodSpec extends Span, Period {
  status: string;
  choices: Choice[];
  months: { day: string; until: string; records: number }[];
  presets: (Period & { label: string })[];
  words: {
    from: string;
    to: string;
    period: string;
    menu: string;
    preset: string;
    own: string;
    calendar: string;
    hint: string;
    bad_day: string;
    reversed: string;
    day: string;
    months: string[];
  };
}

interface PeriodHooks {
  onMove?(chosen: Chosen): void;
  onType?(chosen: Chosen): void;
  onChange(chosen: Chosen): void;
}

interface PeriodHandle {
  update(later: PeriodSpec): void;
  drag(at: Period, isChosen: boolean): void;
  remove(): void;
}

/** A record that a search has found. */
interface SearchResult {
  record: string;
  title: string;
  kind: string;
  day: string;
}

/** What a query finds: how many records, and the first of them. */
interface Found {
  query: string;
  count: number;
  results: SearchResult[];
}

/** Where to search: the address that answers, "" where the page does itself; the plain page of all results. */
interface SearchSpec {
  address: string;
  page: string;
  found?: Found | null;
  words: {
    label: string;
    placeholder: string;
    results: string;
    found: string;
    none: string;
    all: string;
    failed: string;
    key: string;
    longest: number;
  };
}

interface SearchHooks {
  hrefOf(record: string): string;
  onOpen(record: string, from: HTMLElement): unknown;
  onAsk?(query: string): unknown;
}

interface SearchHandle {
  update(later: SearchSpec): void;
  focus(): void;
  write(query: string): void;
  remove(): void;
}

interface Runtime {
  search(node: HTMLElement, given: SearchSpec, hooks: SearchHooks): SearchHandle;
  withChosen(address: string, chosen: Chosen, filter: PeriodSpec, order: string[]): string;
  period(node: HTMLElement, given: PeriodSpec, hooks: PeriodHooks): PeriodHandle;
  draw(
    node: Element,
    spec: Spec,
    hooks?: { onSelect?: OnSelect; onPeriod?: OnPeriod },
  ): Promise<void>;
  remove(node: Element): void;
  figure(address: string): Promise<Spec>;
  goTo(address: string): Promise<void>;
  chosenAt(chosen: Chosen, filter: PeriodSpec): string;
  recordAt(record: string): string;
  version: string;
}

/** The socket of the app: whether it is there, out of reach, how often it was made, when the server spoke last. */
interface Line {
  isOpen: boolean;
  isOut: boolean;
  opened: number;
  heard: number;
}

/** Where a page stands: the part of an address that the app reads. */
interface Place {
  pathname: string;
  search: string;
}

interface Window {
  Parley: Runtime;
  parleyRuntime?: Promise<Runtime>;
  parleyCharts?: Map<Element, Chart>;
  parleySight?: Map<string, Element>;
  parleyFilters?: Map<Element, any>;
  parleySearches?: Map<Element, any>;
  parleyResting?: Map<string, Element>;
  parleyListens?: boolean;
  parleyLine?: Line;
  parleyRecords?: string;
  parleyStart(): void;
}

declare const PARLEY_VERSION: string;

declare module 'plotly-css' {
  const rules: string;
  export default rules;
}
