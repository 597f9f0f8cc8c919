import PageMarkup

/// The look of the explanation, beside what all pages have.
enum PageStyle {
  /// The style sheet.
  static let css = PageTheme.css + "\n" + own

  private static let own = """
    @media print { .choice, .check { break-inside: avoid; } }
    .scroll svg { min-width: min(var(--width), 34rem); }
    .narrow-only { display: none; }
    @media (max-width: 44rem) { .wide-only { display: none; } .narrow-only { display: block; margin: 0 auto; } }
    .tokens { display: flex; flex-wrap: wrap; gap: 0.35rem; font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; }
    .token { padding: 0.2rem 0.45rem 0.15rem; border-radius: 0.4rem; border: 1px solid transparent; line-height: 1.25;
      text-align: center; overflow-wrap: anywhere; }
    .token small { display: block; font-size: 0.6875rem; color: var(--soft); }
    .token.mark { border: 1px dashed var(--line); color: var(--soft); } .token.system { border-color: var(--line); }
    .tint0 { background: var(--t0); } .tint1 { background: var(--t1); } .tint2 { background: var(--t2); }
    .tint3 { background: var(--t3); } .tint4 { background: var(--t4); } .tint5 { background: var(--t5); }
    .token.same { background: var(--track); color: var(--soft); } .token.different { background: var(--t1); font-weight: 600; }
    .near { display: inline-block; margin-right: 0.9rem; white-space: nowrap; } .near small { color: var(--soft); }
    .meter { display: inline-block; width: 5rem; height: 0.6rem; background: var(--track); border-radius: 0.3rem; overflow: hidden; }
    .meter i { display: block; height: 100%; background: var(--a); }
    @media (max-width: 44rem) { .meter { width: 2.5rem; } .near { margin-right: 0.5rem; } }
    .scene { border-left: 4px solid var(--a); padding: 0.3rem 0.8rem; margin: 0.5rem 0; overflow-wrap: anywhere; }
    .scene.b { border-color: var(--b); } .scene mark { background: none; color: var(--a); font-weight: 700; }
    .scene.b mark { color: var(--b); } .scene .unread { opacity: 0.55; } .scene small { display: block; color: var(--soft); }
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
    .key-a { background: var(--a); } .key-b { background: var(--b); }
    .checks { display: grid; gap: 0.6rem; padding: 0; list-style: none; max-width: 36rem; }
    .check { display: grid; grid-template-columns: 1.8rem 1fr; gap: 0 0.5rem; padding: 0.6rem 0.9rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--card); }
    .check small { color: var(--soft); grid-column: 2; } .check.met { border-color: var(--good); box-shadow: inset 4px 0 0 var(--good); }
    .check.met small { color: var(--good); font-weight: 600; }
    .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; } @media (max-width: 44rem) { .sides { grid-template-columns: 1fr; } }
    .sides .bubble { max-width: 100%; } .side-name { font-weight: 700; } .side-name.a { color: var(--a); } .side-name.b { color: var(--b); }
    """
}
