/// The page's one style sheet: the colours of the screen's roles, light and dark.
enum PageStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --paper: #fcfcf9; --card: #f2f5ee; --ink: #1c1c1c; --dim: #5f5f5f; --line: #dfe2da;
      --accent: #005f00; --on-accent: #fff; --star: #875f00;
      --shadow: 0 1px 2px rgb(20 30 15 / 10%), 0 10px 30px rgb(20 30 15 / 12%);
      --server: #5f5f00; --rate: #005faf; --quota: #5f0000; --request: #af0087; --access: #00f;
      --safety: #00005f; --policy: #875f5f; --none: #000; --network: #005f5f;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC",
        "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia,
        "Songti SC", "Noto Serif CJK SC", serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #161815; --card: #20241e; --ink: #d8d8d4; --dim: #a8a8a8; --line: #343a31;
        --accent: #87d787; --on-accent: #10200f; --star: #ffd75f;
        --shadow: 0 1px 2px rgb(0 0 0 / 50%), 0 12px 36px rgb(0 0 0 / 45%);
        --server: #ffd700; --rate: #5fafaf; --quota: #ff5f87; --request: #ffafaf;
        --access: #af87ff; --safety: #afd7ff; --policy: #d78700; --none: #fff; --network: #d7ffaf;
      }
    }
    *, ::before, ::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 1.5rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 400 1rem/1.6 var(--sans); overflow-wrap: anywhere;
    }
    a { color: var(--accent); text-decoration: none; }
    a:hover { text-decoration: underline; text-underline-offset: .2em; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
    .skip { position: absolute; left: 1rem; top: -4rem; }
    .skip:focus { top: 1rem; z-index: 2; background: var(--paper); padding: .4rem .8rem; }
    .sheet {
      display: grid; grid-template-columns: 17.5rem minmax(0, 46rem); justify-content: center;
      gap: 0 4rem; padding: 0 2rem;
    }
    .masthead { grid-column: 1 / -1; padding: 3.5rem 0 2rem; border-bottom: 1px solid var(--line); }
    .masthead h1 {
      margin: 0; font: 500 clamp(1.8rem, 1.2rem + 2.6vw, 3rem)/1.15 var(--serif);
      letter-spacing: -.015em; text-wrap: balance;
    }
    .facts { color: var(--dim); font-size: .875rem; line-height: 1.5; }
    .masthead .facts { margin: .9rem 0 0; }
    .facts span + span::before { content: "·"; margin: 0 .5em; }
    .star { color: var(--star); }
    .tags { display: flex; flex-wrap: wrap; gap: .4rem; margin: 1rem 0 0; padding: 0; list-style: none; }
    .tags li, .label {
      border: 1px solid var(--line); border-radius: 99px; padding: .05rem .7rem; font-size: .8125rem;
      color: var(--dim);
    }
    .tree { padding: 2.5rem 0; font-size: .875rem; line-height: 1.4; }
    .tree details { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow: auto; }
    .tree summary {
      margin-bottom: .8rem; cursor: pointer; color: var(--dim); font-size: .75rem; font-weight: 600;
      letter-spacing: .08em; text-transform: uppercase;
    }
    .tree ol { margin: 0; padding: 0; list-style: none; }
    .tree ol ol { margin: .15rem 0 .5rem 1.05rem; padding-left: .55rem;
      border-left: 2px solid var(--line); border-bottom-left-radius: 10px; }
    .tree ol ol > li:first-child > a b::before { content: "└ "; color: var(--dim);
      font-weight: 400; }
    .tree li > a {
      display: grid; grid-template-columns: 3rem 1fr; gap: .7rem; align-items: center;
      padding: .35rem .45rem; border-radius: 8px; color: inherit;
    }
    .tree li > a:hover { background: var(--card); text-decoration: none; }
    .tree img, .tree .blank {
      width: 3rem; height: 3rem; object-fit: cover; border-radius: 6px; background: var(--card);
    }
    .tree .blank { display: grid; place-items: center; color: var(--dim); font-size: 1.1rem; }
    .tree b { display: block; font-weight: 600; font-size: .75rem; color: var(--accent); }
    .tree .words {
      display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
    }
    main { padding: 2.5rem 0 1rem; min-width: 0; }
    .turn { padding-bottom: 4rem; }
    .turn > header {
      display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; color: var(--dim);
      font-size: .8125rem;
    }
    .turn > header > a:first-child { font-weight: 700; font-size: .9375rem; }
    .turn:target > header > a:first-child { background: var(--accent); color: var(--on-accent);
      border-radius: 99px; padding: 0 .6em; }
    .prompt {
      margin: .5rem 0 1.3rem; font: 400 1.3125rem/1.45 var(--serif); white-space: pre-wrap;
    }
    .answer { margin: 1rem 0 0; white-space: pre-wrap; max-width: 40rem; }
    figure { margin: 0; }
    .stage { position: relative; width: fit-content; max-width: 100%; border-radius: 10px;
      overflow: hidden; box-shadow: var(--shadow); background: var(--card); line-height: 0; }
    .stage img { display: block; max-width: 100%; height: auto; max-height: 88vh; width: auto; }
    .stage .before {
      position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain;
      background: var(--card); clip-path: inset(0 calc(100% - var(--at, 0%)) 0 0);
    }
    .stage i { position: absolute; top: 0; bottom: 0; left: var(--at, 0%); width: 2px;
      margin-left: -1px; background: #fff; box-shadow: 0 0 0 1px rgb(0 0 0 / 45%); }
    .js figure[data-before] .stage { cursor: ew-resize; touch-action: pan-y; user-select: none; }
    .result + .result { margin-top: 1.6rem; }
    .result figcaption { margin-top: .75rem; }
    .result figcaption b, .attached b { color: var(--accent); font-weight: 700; }
    .compare { display: none; margin: .9rem 0 0; grid-template-columns: auto 1fr auto; gap: .8rem;
      align-items: center; max-width: 30rem; font-size: .8125rem; color: var(--dim); }
    .js .compare { display: grid; }
    .compare input { appearance: none; width: 100%; height: 1.75rem; margin: 0; background: none;
      cursor: ew-resize; }
    .compare input::-webkit-slider-runnable-track { height: 4px; border-radius: 4px;
      background: var(--line); }
    .compare input::-moz-range-track { height: 4px; border-radius: 4px; background: var(--line); }
    .compare input::-webkit-slider-thumb { appearance: none; width: 1.375rem; height: 1.375rem;
      margin-top: -.5625rem; border-radius: 50%; border: 3px solid var(--paper);
      background: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    .compare input::-moz-range-thumb { width: 1rem; height: 1rem; border-radius: 50%;
      border: 3px solid var(--paper); background: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    .attached { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0 0 1.4rem; font-size: .8125rem;
      color: var(--dim); }
    .attached figure { max-width: 14rem; }
    .attached p { margin: 0; }
    .attached img { display: block; max-width: 100%; max-height: 11rem; width: auto; height: auto;
      border-radius: 8px; }
    .attached figcaption { margin-top: .35rem; }
    .gone { padding: 2rem 1.2rem; border: 1px dashed var(--line); border-radius: 10px;
      color: var(--dim); }
    .note { margin: 1.1rem 0 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--star);
      white-space: pre-wrap; }
    .outcome { --tone: var(--dim); margin: .2rem 0 0; padding: .9rem 1.1rem; border-radius: 10px;
      background: var(--card); border-left: 4px solid var(--tone); }
    .outcome p { margin: 0; }
    .outcome p::first-letter { text-transform: uppercase; }
    .outcome .kind { color: var(--tone); font-weight: 600; }
    .outcome blockquote { margin: .5rem 0 0; color: var(--dim); font-size: .875rem; }
    .outcome .kind::before { content: var(--mark, ""); margin-right: .45em; }
    .server { --tone: var(--server); --mark: "▲"; }
    .rate-limit { --tone: var(--rate); --mark: "◆"; }
    .quota { --tone: var(--quota); --mark: "■"; }
    .request { --tone: var(--request); --mark: "◄"; }
    .access { --tone: var(--access); --mark: "Ø"; }
    .safety { --tone: var(--safety); --mark: "○"; }
    .policy { --tone: var(--policy); --mark: "●"; }
    .no-image { --tone: var(--none); --mark: "□"; }
    .network { --tone: var(--network); --mark: "≈"; }
    .attempts { margin-top: 1rem; font-size: .8125rem; color: var(--dim); }
    .attempts summary { cursor: pointer; width: fit-content; }
    .attempts div { overflow-x: auto; }
    table { border-collapse: collapse; margin-top: .6rem; font-variant-numeric: tabular-nums; }
    th, td { text-align: left; font-weight: 400; padding: .3rem 1.2rem .3rem 0; white-space: nowrap;
      border-bottom: 1px solid var(--line); }
    th { font-weight: 600; }
    .end { grid-column: 1 / -1; padding: 1.5rem 0 3rem; border-top: 1px solid var(--line);
      color: var(--dim); font-size: .8125rem; }
    @media (max-width: 64rem) {
      .sheet { grid-template-columns: minmax(0, 46rem); padding: 0 1.15rem; }
      .masthead { padding: 2.2rem 0 1.3rem; }
      .tree { padding: 1.2rem 0 0; }
      .tree details { position: static; max-height: none; }
      main { padding-top: 1.6rem; }
      .turn { padding-bottom: 3rem; }
      .prompt { font-size: 1.1875rem; }
    }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    @media print {
      .tree, .compare, .skip { display: none !important; }
      .sheet { display: block; }
      .turn { break-inside: avoid; }
      .stage { box-shadow: none; }
    }
    """
}
