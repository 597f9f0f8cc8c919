/// The look of the page: light and dark, wide and narrow, screen and paper.
enum PageStyle {
  /// The style sheet.
  static let css = """
    :root { color-scheme: light dark;
      --paper: #fbfaf7; --card: #ffffff; --ink: #1c2230; --soft: #59636f; --line: #dde1e7; --track: #eceef2;
      --a: #3f51c9; --b: #c2410c; --good: #1f7a3d; --warn: #b35c00; --key: #7a5c00;
      --t0: #dbe4ff; --t1: #fff0c9; --t2: #d6f3df; --t3: #fbdce6; --t4: #d3f0f5; --t5: #ecdffb; }
    @media (prefers-color-scheme: dark) { :root {
      --paper: #11141a; --card: #191d26; --ink: #e8ebf1; --soft: #9aa5b4; --line: #2d3442; --track: #262c38;
      --a: #93a6ff; --b: #ff9d66; --good: #6bd490; --warn: #ffb454; --key: #e6c65c;
      --t0: #2a3566; --t1: #54451a; --t2: #1f4a30; --t3: #57273a; --t4: #1b474f; --t5: #432a62; } }
    @media print { :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --track: #eee;
      --a: #3f51c9; --b: #c2410c; --good: #1f7a3d; --warn: #b35c00;
      --t0: #dbe4ff; --t1: #fff0c9; --t2: #d6f3df; --t3: #fbdce6; --t4: #d3f0f5; --t5: #ecdffb; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      nav, .needs-script { display: none; } figure, .choice, .check, tr { break-inside: avoid; }
      h2 { break-after: avoid; } section { margin-top: 2rem; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1.25rem; letter-spacing: -0.01em; }
    h2 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 0.5rem; display: flex; gap: 0.7rem; align-items: center; }
    h2 .number { flex: none; width: 2rem; height: 2rem; border-radius: 50%; background: var(--a); color: var(--paper);
      display: grid; place-items: center; font-size: 1rem; }
    h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
    p { margin: 0 0 1rem; max-width: 44rem; }
    section { margin-top: 3.5rem; }
    .soft, figcaption { color: var(--soft); } figcaption { font-size: 0.9375rem; margin-top: 0.5rem; max-width: 44rem; }
    figure { margin: 1.25rem 0; }
    .scroll { overflow-x: auto; margin-bottom: 1rem; } figure .scroll { margin-bottom: 0; }
    svg { width: 100%; max-width: var(--width); height: auto; display: block; font-family: inherit; }
    .scroll svg { min-width: min(var(--width), 34rem); }
    .narrow-only { display: none; }
    @media (max-width: 44rem) { .wide-only { display: none; } .narrow-only { display: block; margin: 0 auto; }
      main { padding-top: 1.25rem; } h1 { font-size: 1.625rem; } section { margin-top: 2.5rem; } }
    nav { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; margin-top: 1.25rem; font-size: 0.9375rem; }
    a { color: var(--a); text-decoration: none; } a:hover { text-decoration: underline; }
    .talk { display: grid; gap: 0.6rem; margin-bottom: 1.25rem; }
    .bubble { max-width: 85%; padding: 0.6rem 0.9rem; border-radius: 1rem; white-space: pre-wrap; overflow-wrap: anywhere;
      max-height: 20rem; overflow-y: auto; }
    .bubble b { display: block; font-size: 0.8125rem; font-weight: 600; opacity: 0.75; }
    .you { background: var(--t0); justify-self: end; border-bottom-right-radius: 0.25rem; }
    .model { background: var(--card); border: 1px solid var(--line); border-bottom-left-radius: 0.25rem; justify-self: start; }
    .system { background: none; border: 1px dashed var(--line); justify-self: center; }
    .tokens { display: flex; flex-wrap: wrap; gap: 0.35rem; font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; }
    .token { padding: 0.2rem 0.45rem 0.15rem; border-radius: 0.4rem; border: 1px solid transparent; line-height: 1.25;
      text-align: center; overflow-wrap: anywhere; }
    .token small { display: block; font-size: 0.6875rem; color: var(--soft); }
    .token.mark { border: 1px dashed var(--line); color: var(--soft); } .token.system { border-color: var(--line); }
    .tint0 { background: var(--t0); } .tint1 { background: var(--t1); } .tint2 { background: var(--t2); }
    .tint3 { background: var(--t3); } .tint4 { background: var(--t4); } .tint5 { background: var(--t5); }
    .token.same { background: var(--track); color: var(--soft); } .token.different { background: var(--t1); font-weight: 600; }
    table { border-collapse: collapse; font-size: 0.9375rem; }
    th, td { text-align: left; padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
    th { font-weight: 600; } thead th { color: var(--soft); font-weight: 500; font-size: 0.875rem; }
    td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
    code, .label { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: 0.9375em; }
    .near { display: inline-block; margin-right: 0.9rem; white-space: nowrap; } .near small { color: var(--soft); }
    .meter { display: inline-block; width: 5rem; height: 0.6rem; background: var(--track); border-radius: 0.3rem; overflow: hidden; }
    .meter i { display: block; height: 100%; background: var(--a); }
    @media (max-width: 44rem) { .meter { width: 2.5rem; } .near { margin-right: 0.5rem; } }
    .scene { border-left: 4px solid var(--a); padding: 0.3rem 0.8rem; margin: 0.5rem 0; overflow-wrap: anywhere; }
    .scene.b { border-color: var(--b); } .scene mark { background: none; color: var(--a); font-weight: 700; }
    .scene.b mark { color: var(--b); } .scene .unread { opacity: 0.55; } .scene small { display: block; color: var(--soft); }
    text { fill: var(--ink); font-size: 13px; } text.strong { font-weight: 650; font-size: 15px; } text.small { font-size: 12.5px; fill: var(--soft); }
    text.time { font-size: 13px; fill: var(--a); font-variant-numeric: tabular-nums; } text.percent { font-size: 12px; fill: var(--soft); }
    text.name { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: 12.5px; white-space: pre; }
    text.other, text.open, text.cut, text.others { fill: var(--soft); font-size: 12px; } text.taken { fill: var(--good); font-weight: 700; }
    text.open { fill: var(--ink); } text.badge-text { fill: var(--paper); font-weight: 700; }
    .card { fill: var(--card); stroke: var(--line); } .badge { fill: var(--a); } .cover { fill: var(--paper); }
    .arrow { stroke: var(--a); stroke-width: 2; fill: none; } .arrow-head { fill: var(--a); }
    .dot.own { fill: var(--a); } .dot.other { fill: var(--soft); } .thread { stroke: var(--line); stroke-width: 1.25; }
    .way { fill: none; stroke-width: 2.5; stroke-linejoin: round; } .way.a { stroke: var(--a); } .way.b { stroke: var(--b); }
    .station.a { fill: var(--a); } .station.b { fill: var(--b); } .station.start { fill: var(--soft); }
    text.station-text { fill: var(--paper); font-size: 11px; font-weight: 700; pointer-events: none; }
    .cell { fill: var(--a); fill-opacity: calc(0.04 + 0.96 * var(--weight)); }
    .level-1 { fill: var(--a); fill-opacity: 0.2; } .level-2 { fill: var(--a); fill-opacity: 0.45; }
    .level-3 { fill: var(--a); fill-opacity: 0.7; } .level-4 { fill: var(--a); }
    .all-heads { display: grid; gap: 0.4rem; } .heads { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; }
    .layer-name { width: 4rem; font-size: 0.875rem; color: var(--soft); }
    .head { padding: 0.2rem; border: 1px solid var(--line); border-radius: 0.35rem; background: var(--card); width: 4.5rem; }
    .head.chosen { border-color: var(--b); box-shadow: 0 0 0 2px var(--b); } .head svg { max-width: none; min-width: 0; }
    .looked { background: color-mix(in srgb, var(--a) calc(var(--weight) * 75%), transparent); border-color: var(--line); cursor: default; }
    .looking { outline: 2px solid var(--b); }
    .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0.8rem; margin: 1.25rem 0; padding: 0; list-style: none; }
    .choice { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.6rem 0.8rem; }
    .choice p { margin: 0 0 0.35rem; font-size: 0.9375rem; overflow-wrap: anywhere; } .choice .why { font-size: 0.8125rem; color: var(--soft); margin: 0.35rem 0 0; }
    .choice b.new { color: var(--good); }
    .track { fill: var(--track); } .bar { fill: var(--a); } .bar.taken, .bar.likeliest { fill: var(--good); } .bar.surprise { fill: var(--warn); }
    .bar.cut { fill: var(--line); } .bar.others { fill: var(--soft); opacity: 0.45; } .bar.a { fill: var(--a); } .bar.b { fill: var(--b); }
    .given { stroke: var(--ink); stroke-width: 1.5; } .pointer { fill: var(--b); } .border { stroke: var(--card); stroke-width: 1.5; } .grid { stroke: var(--line); }
    .end-line { fill: none; stroke: var(--b); stroke-width: 2; stroke-dasharray: 4 3; }
    .likeness-line { fill: none; stroke: var(--a); stroke-width: 2.5; } .likeness-dot { fill: var(--a); }
    .legend { display: inline-flex; gap: 0.4rem; align-items: center; margin-right: 1rem; } .legend i { width: 0.9rem; height: 0.9rem; border-radius: 0.2rem; display: inline-block; }
    .key-good { background: var(--good); } .key-warn { background: var(--warn); } .legend i.key-line { background: var(--b); height: 3px; } .legend i.key-mark { background: var(--ink); width: 2px; }
    .key-a { background: var(--a); } .key-b { background: var(--b); }
    .checks { display: grid; gap: 0.6rem; padding: 0; list-style: none; max-width: 36rem; }
    .check { display: grid; grid-template-columns: 1.8rem 1fr; gap: 0 0.5rem; padding: 0.6rem 0.9rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--card); }
    .check small { color: var(--soft); grid-column: 2; } .check.met { border-color: var(--good); box-shadow: inset 4px 0 0 var(--good); }
    .check.met small { color: var(--good); font-weight: 600; }
    .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; } @media (max-width: 44rem) { .sides { grid-template-columns: 1fr; } }
    .sides .bubble { max-width: 100%; } .side-name { font-weight: 700; } .side-name.a { color: var(--a); } .side-name.b { color: var(--b); }
    footer { margin-top: 4rem; color: var(--soft); font-size: 0.875rem; border-top: 1px solid var(--line); padding-top: 1rem; }
    .needs-script { visibility: hidden; }
    .scripted .needs-script { visibility: visible; }
    """
}
