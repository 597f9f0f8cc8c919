/// The look that all pages have: light and dark, wide and narrow, screen and paper.
package enum PageTheme {
  /// The style sheet, which a page's own comes after.
  package static let css = """
    :root { color-scheme: light dark;
      --paper: #fbfaf7; --card: #ffffff; --ink: #1c2230; --soft: #59636f; --line: #dde1e7; --track: #eceef2;
      --a: #3f51c9; --b: #c2410c; --good: #1f7a3d; --warn: #b35c00; --key: #7a5c00; --bad: #b3261e;
      --t0: #dbe4ff; --t1: #fff0c9; --t2: #d6f3df; --t3: #fbdce6; --t4: #d3f0f5; --t5: #ecdffb; }
    @media (prefers-color-scheme: dark) { :root {
      --paper: #11141a; --card: #191d26; --ink: #e8ebf1; --soft: #9aa5b4; --line: #2d3442; --track: #262c38;
      --a: #93a6ff; --b: #ff9d66; --good: #6bd490; --warn: #ffb454; --key: #e6c65c; --bad: #ff8f85;
      --t0: #2a3566; --t1: #54451a; --t2: #1f4a30; --t3: #57273a; --t4: #1b474f; --t5: #432a62; } }
    @media print { :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --track: #eee;
      --a: #3f51c9; --b: #c2410c; --good: #1f7a3d; --warn: #b35c00; --bad: #b3261e;
      --t0: #dbe4ff; --t1: #fff0c9; --t2: #d6f3df; --t3: #fbdce6; --t4: #d3f0f5; --t5: #ecdffb; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      nav, .needs-script { display: none; } figure, tr { break-inside: avoid; }
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
    @media (max-width: 44rem) {
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
    table { border-collapse: collapse; font-size: 0.9375rem; }
    th, td { text-align: left; padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
    th { font-weight: 600; } thead th { color: var(--soft); font-weight: 500; font-size: 0.875rem; }
    td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
    code, .label { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: 0.9375em; }
    text { fill: var(--ink); font-size: 13px; } text.strong { font-weight: 650; font-size: 15px; } text.small { font-size: 12.5px; fill: var(--soft); }
    .legend { display: inline-flex; gap: 0.4rem; align-items: center; margin-right: 1rem; } .legend i { width: 0.9rem; height: 0.9rem; border-radius: 0.2rem; display: inline-block; }
    .key-good { background: var(--good); } .key-warn { background: var(--warn); } .legend i.key-line { background: var(--b); height: 3px; } .legend i.key-mark { background: var(--ink); width: 2px; }
    footer { margin-top: 4rem; color: var(--soft); font-size: 0.875rem; border-top: 1px solid var(--line); padding-top: 1rem; }
    .needs-script { visibility: hidden; }
    .scripted .needs-script { visibility: visible; }
    """
}
