import PageMarkup

/// The look of the report, beside what all pages have.
enum ReportStyle {
  /// The style sheet.
  static let css = PageTheme.css + "\n" + own

  private static let own = """
    main { max-width: 66rem; }
    h1 { margin-bottom: 0.4rem; overflow-wrap: anywhere; } h2 { margin-bottom: 0.75rem; overflow-wrap: anywhere; }
    .histogram h3 { margin: 0 0 0.25rem; font-size: 0.9375rem; }
    .lead { font-size: 1.0625rem; max-width: 52rem; overflow-wrap: anywhere; }
    .notice { border-left: 4px solid var(--warn); padding: 0.5rem 0.9rem; background: var(--card); border-radius: 0 0.4rem 0.4rem 0; max-width: none; }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.75rem, 1fr)); gap: 0.6rem; margin: 1.5rem 0 0; padding: 0; }
    .cards div { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.55rem 0.8rem 0.65rem; }
    .cards dt { color: var(--soft); font-size: 0.875rem; } .cards dd { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; }
    .cards small { display: block; font-size: 0.8125rem; line-height: 1.35; font-weight: 400; color: var(--soft); }
    .cards .pass dd { color: var(--good); } .cards .fail dd { color: var(--bad); } .cards .error dd { color: var(--warn); }
    .whole { max-width: none; height: 0.9rem; margin: 0.9rem 0 0; border-radius: 0.45rem; background: var(--track); }
    .whole .pass { fill: var(--good); } .whole .fail { fill: var(--bad); } .whole .error { fill: var(--warn); }
    caption { text-align: left; padding: 0 0 0.4rem; color: var(--ink); caption-side: top; } caption .soft { font-size: 0.875rem; }
    .ranges, .expenses, .plain { width: 100%; margin: 0.75rem 0 1.25rem; }
    .ranges th, .ranges td, .expenses th, .expenses td { vertical-align: middle; }
    .ranges tbody th[scope=row], .expenses tbody th[scope=row] { font-weight: 400; overflow-wrap: anywhere; min-width: 5rem; }
    .ranges .part th, .expenses .part th { padding-top: 0.9rem; font-weight: 650; }
    .ranges .part + tr th[scope=row] { border-top: 0; }
    .ranges { table-layout: fixed; } .ranges thead th { width: 21%; } .ranges thead th:first-child { width: 26%; } .ranges thead th.plot { width: 37%; } .ranges thead th:last-child { width: 16%; } .ranges td.plot { padding: 0 0.9rem 0 0; border-bottom-color: transparent; }
    .ranges td b { font-weight: 650; display: inline-block; min-width: 3.6rem; } .ranges td small { color: var(--soft); } .ranges .erred { color: var(--warn); }
    .ranges th.plot svg, .ranges td.plot svg { width: 100%; max-width: none; min-width: 0; overflow: visible; }
    .range { height: 2rem; } .range.axis { height: 1.1rem; }
    .grid { stroke: var(--line); } .mark { stroke: var(--soft); stroke-dasharray: 3 3; } .axis-line { stroke: var(--soft); }
    .whisker { stroke: var(--a); stroke-width: 2.5; stroke-linecap: round; } .band { stroke: var(--a); stroke-width: 7; stroke-linecap: round; opacity: 0.45; }
    .point { fill: var(--a); stroke: var(--paper); stroke-width: 1.5; } text.tick { font-size: 12px; fill: var(--soft); } .bar { fill: var(--a); }
    .expenses td { text-align: right; } .expenses thead th + th { text-align: right; } .expenses th, .expenses td { padding-left: 0.5rem; } .expenses th:first-child { padding-left: 0; }
    .histograms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem 2rem; margin: 1rem 0; }
    .histogram { margin: 0; min-width: 0; } .histogram figcaption { margin-top: 0; font-size: 0.875rem; }
    .tools { display: none; } .scripted .tools { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: center; position: sticky; top: 0; z-index: 1;
      background: var(--paper); padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
    .scripted .tools { font-size: 0.9375rem; } .tools label { display: inline-flex; gap: 0.35rem; align-items: center; } .tools .search { flex: 1 1 14rem; }
    .tools input[type=search] { flex: 1; min-width: 8rem; font: inherit; padding: 0.35rem 0.7rem; border: 1px solid var(--soft); border-radius: 0.4rem; background: var(--card); color: var(--ink); }
    .tools input[type=checkbox] { width: 1.1rem; height: 1.1rem; accent-color: var(--a); } .tools output { color: var(--soft); font-size: 0.9375rem; }
    .tools button { font: inherit; font-size: 0.9375rem; padding: 0.3rem 0.8rem; border: 1px solid var(--soft); border-radius: 0.4rem; background: var(--card); color: var(--ink); cursor: pointer; }
    :focus-visible { outline: 3px solid var(--b); outline-offset: 2px; border-radius: 0.2rem; }
    .trials { border-top: 1px solid var(--line); } h3 + .trials { margin-top: 0.5rem; }
    .trial { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 2.6rem; scroll-margin-top: 8rem; } .trial[hidden] { display: none; }
    .trial > summary { display: grid; grid-template-columns: 1rem 2.6rem 4.6rem minmax(8rem, 1fr) auto 10rem; gap: 0.2rem 0.9rem; align-items: baseline; padding: 0.45rem 0.25rem; cursor: pointer; list-style: none; font-size: 0.9375rem; }
    .trial > summary::-webkit-details-marker { display: none; }
    .trial > summary::before { content: "▸"; color: var(--soft); } .trial[open] > summary::before { content: "▾"; }
    .trial > summary:hover { background: var(--card); } .trial[open] > summary { font-weight: 600; }
    .place { color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; } .what { overflow-wrap: anywhere; }
    .outcome { font-weight: 650; white-space: nowrap; } .outcome.pass { color: var(--good); } .outcome.fail { color: var(--bad); } .outcome.error { color: var(--warn); }
    .scores { color: var(--soft); overflow-wrap: anywhere; white-space: pre-wrap; } .took { color: var(--soft); text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .body > p { font-size: 0.9375rem; margin: 0 0 0.8rem; } .body { padding: 0.4rem 0 1.25rem 1.25rem; border-left: 3px solid var(--line); margin: 0.2rem 0 0.8rem 0.4rem; }
    .problems { margin: 0 0 0.9rem; padding: 0.5rem 0.9rem 0.5rem 2rem; border-left: 4px solid var(--bad); background: var(--card); overflow-wrap: anywhere; white-space: pre-wrap; }
    [data-status=error] .problems { border-color: var(--warn); }
    .facts { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; margin: 0 0 1rem; font-size: 0.9375rem; } .facts div { max-width: 100%; }
    .facts dt { color: var(--soft); font-size: 0.8125rem; } .facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; max-height: 12rem; overflow-y: auto; }
    .talk { margin-bottom: 0.9rem; } .bubble { max-height: 30rem; font-size: 0.9688rem; } .bubble i { color: var(--soft); } .thinking, .tool { border-left: 3px solid var(--line); padding-left: 0.6rem; margin: 0.3rem 0; }
    .bubble.system { justify-self: stretch; max-width: none; } .bubble b { opacity: 1; color: var(--soft); } .bubble.you i, .bubble.you b { color: inherit; opacity: 0.85; }
    .aside, .problem, .conversation { margin: 0; font-size: 0.875rem; color: var(--soft); } .problem { color: var(--bad); overflow-wrap: anywhere; } .conversation { font-weight: 650; }
    .body > .account, .body > .heading { font-size: 0.875rem; color: var(--soft); margin: 0; max-width: none; } .body > .heading { margin-top: 0.6rem; }
    pre { margin: 0.3rem 0 0.9rem; padding: 0.7rem 0.9rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.875rem; line-height: 1.5; max-height: 40rem; }
    pre, pre code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: 0.875rem; }
    .fold { margin: 0.9rem 0; } .fold > summary { cursor: pointer; color: var(--a); padding: 0.2rem 0; overflow-wrap: anywhere; } .fold table { margin-top: 0.5rem; }
    .commands { display: grid; gap: 0.1rem; margin: 0.75rem 0 1.25rem; } .command p { margin: 0; font-size: 0.9375rem; color: var(--soft); }
    .plain td, .plain th { overflow-wrap: anywhere; } .plain th[scope=row] { font-weight: 400; color: var(--soft); white-space: nowrap; }
    .hash { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: 0.8125rem; overflow-wrap: anywhere; min-width: 12rem; }
    @media (max-width: 44rem) {
      .cards { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.5rem; } .cards dd { font-size: 1.25rem; }
      .ranges th, .ranges td { padding-right: 0.6rem; font-size: 0.875rem; } .ranges thead th, .ranges thead th:first-child { width: 27%; } .ranges thead th.plot { width: 30%; } .ranges thead th:last-child { width: 18%; } .ranges td.number { white-space: normal; } .ranges td small { display: block; } text.inner { display: none; }
      .trial > summary { grid-template-columns: 1rem auto auto 1fr; } .trial .what { grid-column: 2 / -1; } .trial .scores { grid-column: 2 / -1; } .trial .took { grid-row: 1; grid-column: 4; }
      .body { padding-left: 0.7rem; margin-left: 0; } .scripted .tools { position: static; } }
    @media print { .scripted .tools { display: none; } .trial { content-visibility: visible; break-inside: avoid; } .bubble, pre, .facts dd { max-height: none; } a { color: inherit; } }
    """
}
